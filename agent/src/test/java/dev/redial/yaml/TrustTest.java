package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.rule.tls.TrustAnchors;
import dev.redial.testing.Certificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PEM files as rules name them. */
class TrustTest {
  private static final String REMEDY =
      "; give the path of a file with '-----BEGIN CERTIFICATE-----', relative to the rule file";

  private final Path directory;
  private final Path pem;
  private final Path rules;

  TrustTest(@TempDir Path directory) {
    this.directory = directory;
    pem = directory.resolve("ca.pem");
    rules = directory.resolve("rules.yaml");
  }

  @Test
  void file_withText_twoCertificatesAndWindowsLineBreaks_isRead() throws Exception {
    var one = certificate();
    var two = certificate();
    Files.writeString(pem, "subject=CN = a\r\n" + one.replace("\n", "\r\n") + "issuer\n" + two);

    var trust = read("trust: [ca.pem, " + pem + "]");

    assertThat(trust.source()).isEqualTo("ca.pem, " + pem);
    assertThat(trust.certificates()).containsExactly(der(one), der(two), der(one), der(two));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty",
        "'  ' | is empty",
        "hello | holds no certificate in PEM form",
        "-----BEGIN PRIVATE KEY-----MAA=-----END PRIVATE KEY----- | holds no certificate in PEM"
            + " form",
        "-----BEGIN CERTIFICATE-----MAA= | has a certificate without an end",
        "-----BEGIN CERTIFICATE-----M?A=-----END CERTIFICATE----- | has a certificate that is not"
            + " base64",
        "-----BEGIN CERTIFICATE----------END CERTIFICATE----- | has a certificate that is cut off"
            + " or invalid",
        "-----BEGIN CERTIFICATE------END CERTIFICATE----- | has a certificate without an end",
        "-----BEGIN CERTIFICATE-----MQA=-----END CERTIFICATE----- | has a certificate that is cut"
            + " off or invalid",
        "-----BEGIN CERTIFICATE-----MIIBAA==-----END CERTIFICATE----- | has a certificate that is"
            + " cut off or invalid",
        "-----BEGIN CERTIFICATE-----MIQ=-----END CERTIFICATE----- | has a certificate that is cut"
            + " off or invalid",
        "-----BEGIN CERTIFICATE-----MAAA-----END CERTIFICATE----- | has a certificate that is cut"
            + " off or invalid",
        "-----BEGIN CERTIFICATE-----MAA=-----BEGIN CERTIFICATE-----MAA=-----END CERTIFICATE----- |"
            + " has a certificate that is not base64",
      })
  void file_withoutWholeCertificate_isAnErrorForTheAgentToo(String text, String what)
      throws Exception {
    Files.writeString(pem, text);
    assertThat(problems("trust: ca.pem"))
        .containsExactly("4:13: error: rule 'a': the PEM file 'ca.pem' " + what + REMEDY);
    assertThat(RuleFile.read(rules).rules()).isNull();
  }

  @Test
  void file_thatIsNone_isAnError() throws Exception {
    Files.createDirectory(directory.resolve("folder"));
    Files.write(pem, new byte[(4 << 20) + 1]);

    assertThat(problems("trust: [folder, missing.pem, ca.pem, \"\", /dev/null]"))
        .containsExactly(
            "4:14: error: rule 'a': the PEM file 'folder' is a directory" + REMEDY,
            "4:22: error: rule 'a': the PEM file 'missing.pem' does not exist" + REMEDY,
            "4:35: error: rule 'a': the PEM file 'ca.pem' is larger than 4 MiB" + REMEDY,
            "4:43: error: rule 'a': the PEM file '' is a directory" + REMEDY,
            "4:47: error: rule 'a': the PEM file '/dev/null' is not a regular file" + REMEDY);
  }

  @Test
  void file_ofManyRules_isReadOnce() throws Exception {
    Files.writeString(pem, certificate());
    var report =
        write(
            """
            version: 1
            rules:
              - {name: a, match: {host: b}, trust: ca.pem}
              - {name: b, match: {host: c}, trust: ca.pem}
            """);
    var read = Objects.requireNonNull(report.rules()).rules();
    assertThat(read.get(0).tls().trust().certificates().get(0))
        .isSameAs(read.get(1).tls().trust().certificates().get(0));
  }

  /** Only the command line may use the JDK's certificate classes. */
  @Test
  void certificate_thatDoesNotParse_isAnErrorOnTheCommandLineOnly() throws Exception {
    Files.writeString(pem, certificate() + pem(new byte[] {0x30, 2, 5, 0}));
    var problems = problems("trust: ca.pem");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0))
        .startsWith(
            "4:13: error: rule 'a': certificate 2 of 'ca.pem' is not an X.509 certificate: ")
        .endsWith("; replace it");
    assertThat(RuleFile.check(rules, System.currentTimeMillis()).rules()).isNull();
    assertThat(RuleFile.read(rules).rules()).isNotNull();
  }

  @Test
  void certificate_outsideOfItsDates_isWarnedOf() throws Exception {
    Files.writeString(pem, certificate());
    assertThat(problems("trust: ca.pem")).isEmpty();
    assertThat(problemsAt("2000-01-01T00:00:00Z"))
        .satisfiesExactly(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "4:13: warning: rule 'a': certificate 1 of 'ca.pem', 'CN=redial test CA',"
                            + " is not valid before 2")
                    .endsWith("; replace it, or correct this machine's clock"));
    assertThat(problemsAt("2100-01-01T00:00:00Z"))
        .satisfiesExactly(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "4:13: warning: rule 'a': certificate 1 of 'ca.pem', 'CN=redial test CA',"
                            + " expired at 2")
                    .endsWith("; replace it"));
  }

  @Test
  void file_thatOthersMayWrite_isWarnedOf() throws Exception {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
    Files.writeString(pem, certificate());
    Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r--rw-"));
    assertThat(problems("trust: ca.pem"))
        .containsExactly(
            "4:13: warning: rule 'a': every user may write 'ca.pem', and so decide whom to trust;"
                + " remove that permission: chmod o-w");
  }

  private TrustAnchors read(String action) throws Exception {
    var rules = Objects.requireNonNull(report(action).rules());
    return Objects.requireNonNull(rules.rules().get(0).tls().trust());
  }

  private List<String> problems(String action) throws Exception {
    report(action);
    return problemsAt(Instant.now().toString());
  }

  private List<String> problemsAt(String now) {
    return RuleFile.check(rules, Instant.parse(now).toEpochMilli()).problems().stream()
        .map(problem -> problem.toString().substring(rules.toString().length() + 1))
        .toList();
  }

  private RuleReport report(String action) throws Exception {
    return write("version: 1\nrules:\n  - {name: a, match: {host: b},\n     " + action + "}\n");
  }

  private RuleReport write(String text) throws Exception {
    Files.writeString(rules, text);
    return RuleFile.read(rules);
  }

  private String certificate() throws Exception {
    return Files.readString(new Certificates().writePem(directory.resolve("minted.pem")));
  }

  private static String pem(byte[] der) {
    var base64 = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  private static byte[] der(String pem) {
    var base64 = pem.replaceAll("-----.*-----", "").getBytes(StandardCharsets.US_ASCII);
    return Base64.getMimeDecoder().decode(base64);
  }
}
