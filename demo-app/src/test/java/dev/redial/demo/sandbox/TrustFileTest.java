package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.demo.Certificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of CAs: what is said of them, and what becomes of them in the sandbox. */
class TrustFileTest {
  private static final String EXPIRED = "expired-ca.pem";
  private static final Instant THEN = Instant.parse("2020-06-01T00:00:00Z");
  private static final Instant TOO_EARLY = Instant.parse("2019-06-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final Path directory;
  private final Path rules;

  TrustFileTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
    rules = directory.resolve("rules.yaml");
    Files.copy(Path.of("src/test/resources", EXPIRED), directory.resolve(EXPIRED));
  }

  @Test
  void certificates_areCalledByTheirNamesAndDates() throws Exception {
    var file = TrustFile.read(rules, EXPIRED);

    assertThat(file.contents(THEN))
        .isEqualTo("expired-ca.pem holds CN=Old CA, valid until 2021-01-01");
    assertThat(file.contents(NOW))
        .isEqualTo("expired-ca.pem holds CN=Old CA, EXPIRED on 2021-01-01");
    assertThat(file.contents(TOO_EARLY)).endsWith("CN=Old CA, not valid before 2020-01-01");
    assertThat(file.isOutOfDate(THEN)).isFalse();
    assertThat(file.isOutOfDate(NOW)).isTrue();
    assertThat(file.isOutOfDate(TOO_EARLY)).isTrue();
  }

  @Test
  void fileWithOneValidCertificate_isNotOutOfDate_andLongOnesAreShortened() throws Exception {
    var old = Files.readString(directory.resolve(EXPIRED));
    var valid = new Certificates().authorityInPem();
    Files.writeString(directory.resolve("all.pem"), "Caf\u00e9\n" + old + old + old + valid);

    var file = TrustFile.read(rules, "all.pem");

    assertThat(file.isOutOfDate(Instant.now())).isFalse();
    assertThat(file.contents(NOW)).endsWith("; and 1 more");
  }

  @Test
  void certificateThatIsNoCa_isCalledOut() throws Exception {
    var leaf = new Certificates().chain("a.test", "EC")[0];
    var encoded = java.util.Base64.getMimeEncoder().encodeToString(leaf.getEncoded());
    Files.writeString(
        directory.resolve("leaf.pem"),
        "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");

    assertThat(TrustFile.read(rules, "leaf.pem").contents(Instant.now()))
        .startsWith("leaf.pem holds CN=a.test, valid until ")
        .endsWith(", no CA: it vouches for itself alone");
  }

  @Test
  void copyOfRules_differsInItsFilesAlone() throws Exception {
    Files.writeString(
        rules,
        """
        # \uD83D\uDE00 first
        proxies:
          p: {trust: &ca expired-ca.pem, password: "${file:secret}"}
        rules:
          - {name: a, trust: *ca, headers: {set: {trust: none}}}
          - name: b
            trust:
              - "expired-ca.pem" # why
              - 'expired-ca.pem'
        """);
    var copies = Files.createDirectory(directory.resolve("it's"));

    var copy = RuleCopy.write(rules, "PEM\n", copies);

    var double0 = "'" + copies.resolve("trust-0.pem").toString().replace("'", "''") + "'";
    assertThat(copy)
        .hasContent(
            """
            # \uD83D\uDE00 first
            proxies:
              p: {trust: &ca %1$s, password: "${file:%2$s}"}
            rules:
              - {name: a, trust: *ca, headers: {set: {trust: none}}}
              - name: b
                trust:
                  - %1$s # why
                  - %1$s
            """
                .formatted(double0, directory.resolve("secret")));
    assertThat(copies.resolve("trust-0.pem"))
        .hasContent(Files.readString(directory.resolve(EXPIRED)) + "\nPEM\n");
  }
}
