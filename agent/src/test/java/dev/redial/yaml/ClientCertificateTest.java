package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.rule.tls.ClientCertificate;
import dev.redial.testing.Certificates;
import dev.redial.testing.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client certificates as rules name them. */
class ClientCertificateTest {
  private static final String PEM =
      "'certificate: client.pem' and 'key: client-key.pem', or 'store: client.p12'";
  private static final String A_STORE =
      "; give the path of a PKCS#12 or JKS store, relative to the rule file";
  private static final String A_KEY =
      "; give the path of a PEM file with a private key, relative to the rule file";

  private final Certificates authority = new Certificates();
  private final Path directory;
  private final Path rules;

  ClientCertificateTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    rules = directory.resolve("rules.yaml");
    authority.issue("client").writeStore(directory.resolve("client.p12"));
    authority.issue("client").writePem(directory.resolve("client.pem"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "7 | 'client-certificate' must be a text, but is the number 7; write 'client-certificate:"
            + " client.p12'",
        "{stor: a} | unknown key 'stor'; did you mean 'store'?",
        "{alias: a} | 'client-certificate' has no 'certificate'; write " + PEM,
        "{certificate: client.pem} | 'client-certificate' has no 'key'; write " + PEM,
        "{store: client.p12, key: client.pem} | 'key' stands next to 'store'",
        "{certificate: client.pem, key: client.pem, alias: a} | 'alias' stands without 'store'",
        "no.p12 | the file 'no.p12' does not exist" + A_STORE,
        "{certificate: client.p12, key: client.pem} | the file 'client.p12' holds no certificate in"
            + " PEM form",
        "{certificate: client.pem, key: client.p12} | the file 'client.p12' holds no private key in"
            + " PEM form"
            + A_KEY,
        "{store: client.p12, password: '${env:REDIAL_NOT_SET}'} | '${env:REDIAL_NOT_SET}' is not"
            + " set",
      })
  void value_thatIsWrong_isAnErrorForTheAgentToo(String value, String problem) throws IOException {
    assertThat(problems(value, false)).anySatisfy(said -> assertThat(said).contains(problem));
    assertThat(RuleFile.read(rules).rules()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-----BEGIN PRIVATE KEY-----MAA= | has a private key without an end",
        "-----BEGIN PRIVATE KEY-----M?A=-----END PRIVATE KEY----- | has a private key that is not"
            + " base64, or cut off",
        "-----BEGIN OPENSSH PRIVATE KEY-----MAA=-----END OPENSSH PRIVATE KEY----- | has a private"
            + " key of OPENSSH, which TLS cannot use",
        "-----BEGIN RSA PRIVATE KEY-----DEK-Info: x-----END RSA PRIVATE KEY----- | is encrypted as"
            + " OpenSSL once did",
        "-----BEGIN PRIVATE KEY-----MAA=-----END PRIVATE KEY-----BEGIN PRIVATE KEY----- | has more"
            + " than one private key",
        "'' | is empty",
      })
  void key_thatIsNone_isAnError(String text, String problem) throws IOException {
    Files.writeString(directory.resolve("bad.pem"), text);
    assertThat(problems("{certificate: client.pem, key: bad.pem}", false))
        .singleElement()
        .satisfies(said -> assertThat(said).contains("the file 'bad.pem' " + problem));
  }

  @Test
  void file_thatDoesNotOpen_isAnErrorOnTheCommandLineOnly_withoutASecret() throws IOException {
    var other = authority.issue("other").writePem(directory.resolve("other.pem"));
    var values =
        List.of(
            "{store: client.p12, password: wrong-word}",
            "client.p12",
            "{store: client.p12, password: changeit, alias: no}",
            "{store: client.pem, password: changeit}",
            "{certificate: client.pem, key: " + other.getFileName() + "}");
    var reasons =
        List.of(
            "the store does not open with this password",
            "the store needs a password",
            "the store has no key 'no', but 'key'",
            "it is not a PKCS#12 or JKS store",
            "the key is not that of the first certificate");
    for (int i = 0; i < values.size(); i++) {
      var reason = reasons.get(i);
      assertThat(problems(values.get(i), true))
          .anySatisfy(said -> assertThat(said).contains("cannot be used: " + reason))
          .noneSatisfy(said -> assertThat(said).containsAnyOf("wrong-word", Identity.PASSWORD));
      assertThat(RuleFile.read(rules).rules()).isNotNull();
    }
  }

  @Test
  void literalPassword_andExpiry_areWarnedOf() throws IOException {
    var expired = authority.issue(Certificates.Kind.USUAL.expired(), "old");
    expired.writeStore(directory.resolve("old.p12"));
    assertThat(problems("{store: old.p12, password: changeit}", true))
        .anySatisfy(said -> assertThat(said).contains("warning", "'old.p12' expired at"))
        .anySatisfy(said -> assertThat(said).contains("the password stands in the rule file"));
  }

  @Test
  void certificate_hasNoSecretInItsText_andIsKnownByItsContent() throws IOException {
    var one = read("{store: client.p12, password: secret-word}");
    assertThat(one.toString()).isEqualTo("client.p12");
    assertThat(one).isEqualTo(read("{store: client.p12, password: secret-word}"));
    assertThat(one).isNotEqualTo(read("{store: client.p12, password: another}"));
    authority.issue("next").writeStore(directory.resolve("client.p12"));
    assertThat(one).isNotEqualTo(read("{store: client.p12, password: secret-word}"));
  }

  private ClientCertificate read(String value) throws IOException {
    problems(value, false);
    var read = Objects.requireNonNull(RuleFile.read(rules).rules());
    return Objects.requireNonNull(read.rules().get(0).tls().clientCertificate());
  }

  private List<String> problems(String value, boolean forPeople) throws IOException {
    Files.writeString(
        rules,
        "version: 1\nrules:\n  - {name: a, match: {host: b}, client-certificate: " + value + "}\n");
    var report =
        forPeople ? RuleFile.check(rules, System.currentTimeMillis()) : RuleFile.read(rules);
    var said = new ArrayList<String>();
    report.problems().forEach(problem -> said.add(problem.toString()));
    return said;
  }
}
