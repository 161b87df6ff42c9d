package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.yaml.tree.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and patterns in the lists of what is offered. */
class SelectionTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "groups: {only: [secp256k1]} | error: rule 'a': unknown group 'secp256k1'; did you mean"
            + " 'secp256r1'?",
        "groups: {add: ['ffdhe*']} | error: rule 'a': 'add' has a pattern, 'ffdhe*'; write out the"
            + " name of each group to add",
        "groups: {remove: ['sect*']} | error: rule 'a': no group has a name like 'sect*'; write"
            + " another pattern",
        "groups: {add: [x448], remove: [x448]} | error: rule 'a': 'groups' adds and removes 'x448'",
        "signature-schemes: {add: [rsa_pkcs1_sha]} | error: rule 'a': unknown signature scheme"
            + " 'rsa_pkcs1_sha'; did you mean",
        "signature-schemes: {add: [rsa_pkcs1_sha1]} | warning: rule 'a': signature scheme"
            + " 'rsa_pkcs1_sha1' is by SHA-1",
        "signature-schemes: {} | error: rule 'a': 'signature-schemes' is empty; write"
            + " 'signature-schemes: {add: [rsa_pkcs1_sha1]}'",
        "disabled-algorithms: {remove: [anon]} | error: rule 'a': 'anon' stays disabled",
        "disabled-algorithms: {remove: ['RC4, DES']} | error: rule 'a': 'RC4, DES' is not one"
            + " entry",
        "disabled-algorithms: {remove: [RSA keySize < 1024]} | error: rule 'a': 'RSA keySize <"
            + " 1024' is an entry of jdk.certpath.disabledAlgorithms: without it certificates are"
            + " accepted that can be forged; have the server's certificate renewed, or write"
            + " 'accept-risk: weak-certificate' as well",
        "disabled-algorithms: {remove: [MD5]}, plaintext: true, accept-risk: weak-certificate |"
            + " error: rule 'a': 'plaintext' gives up all security",
        "disabled-algorithms: {} | error: rule 'a': 'disabled-algorithms' is empty",
        "ciphers: {remove: [TLS_FOO_*]} | error: rule 'a': no cipher suite has a name like"
            + " 'TLS_FOO_*'",
        "ciphers: {only: [TLS_RSA_*]} | warning: rule 'a': pattern 'TLS_RSA_*' stands for suites"
            + " without forward secrecy, such as TLS_RSA_WITH_AES_128_CBC_SHA",
      })
  void rule_thatHasOne_isReported(String rule, String problem) throws Exception {
    assertThat(problems(rule)).anySatisfy(said -> assertThat(said).contains(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ciphers: {remove: [TLS_DHE_*, '*-SHA']}",
        "ciphers: {only: ['TLS_ECDHE_*', 'TLS_AES_*']}",
        "groups: {only: ['secp*', X25519MLKEM768]}",
        "signature-schemes: {remove: ['*_sha1']}",
      })
  void rule_thatIsFine_isNotReported(String rule) throws Exception {
    assertThat(problems(rule)).isEmpty();
  }

  private Iterable<String> problems(String rule) throws Exception {
    var file = directory.resolve("rules.yaml");
    Files.writeString(file, "version: 1\nrules:\n  - {name: a, match: {host: b}, " + rule + "}\n");
    return RuleFile.check(file, System.currentTimeMillis()).problems().stream()
        .map(Problem::toString)
        .toList();
  }
}
