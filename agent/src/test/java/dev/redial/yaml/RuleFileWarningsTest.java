package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every warning; none of them stops the rules from being used. */
class RuleFileWarningsTest {
  private static final long NOW = Instant.parse("2027-01-20T12:00:00Z").toEpochMilli();

  private final Path file;

  RuleFileWarningsTest(@TempDir Path directory) {
    file = directory.resolve("rules.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "expires: 2027-01-19 | 5 | expired at 2027-01-20T00:00:00Z and matches nothing; remove it,"
            + " or give it a later date",
        "expires: 2027-01-20T12:00:00Z | 5 | expired at 2027-01-20T12:00:00Z and matches nothing;"
            + " remove it, or give it a later date",
        "expires: 2027-01-20T12:00:01Z | 5 | expires at 2027-01-20T12:00:01Z, in less than a week;"
            + " give it a later date if it is still needed",
        "expires: 2027-01-26 | 5 | expires at 2027-01-27T00:00:00Z, in less than a week; give it a"
            + " later date if it is still needed",
        "verify-name: w | 5 | the name in SNI, 'v', is unlike 'verify-name' 'w'; write the same"
            + " name, unless this server really wants two",
        "host-header: w:8443 | 5 | the name in SNI, 'v', is unlike 'host-header' 'w:8443'; write"
            + " the same name, unless this server really wants two",
        "ciphers: {add: [AES128-GCM-SHA256]} | 21 | cipher suite 'AES128-GCM-SHA256' has no forward"
            + " secrecy: the server's key opens recorded traffic; use it only where nothing else"
            + " works",
        "ciphers: {only: TLS_ECDH_RSA_WITH_AES_128_CBC_SHA} | 21 | cipher suite"
            + " 'TLS_ECDH_RSA_WITH_AES_128_CBC_SHA' has no forward secrecy: the server's key opens"
            + " recorded traffic; use it only where nothing else works",
        "ciphers: {add: [ECDHE-RSA-RC4-SHA]} | 21 | cipher suite 'ECDHE-RSA-RC4-SHA' encrypts with"
            + " a broken cipher; use it only where nothing else works",
        "ciphers: {add: [ECDHE-RSA-DES-CBC3-SHA]} | 21 | cipher suite 'ECDHE-RSA-DES-CBC3-SHA'"
            + " encrypts with a broken cipher; use it only where nothing else works",
        "protocols: {add: [TLSv1.2, TLSv1.1]} | 32 | 'TLSv1.1' is below TLS 1.2; use it only where"
            + " nothing else works",
        "protocols: {only: TLSv1} | 23 | 'TLSv1' is below TLS 1.2; use it only where nothing else"
            + " works",
        "host-header: \"[::1]\" | 5 | the name in SNI, 'v', is unlike 'host-header' '[::1]'; write"
            + " the same name, unless this server really wants two",
      })
  void check_doubtfulKey_isWarnedOf(String line, int column, String message) throws Exception {
    write("version: 1\nrules:\n  - name: a\n    match: {host: x}\n    sni: v\n    " + line);
    assertThat(check()).containsExactly("6:" + column + ": warning: rule 'a': " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "expires: 2027-01-27",
        "ciphers: {add: [DHE-RSA-AES128-SHA, TLS_AES_128_GCM_SHA256], remove: [AES128-SHA,"
            + " RC4-SHA]}",
        "protocols: {only: [TLSv1.2, TLSv1.3]}",
        "protocols: {remove: [TLSv1, TLSv1.1]}",
        "verify-name: V",
        "host-header: V.",
        "host-header: v:8443",
        "lowercase: true",
      })
  void check_usualKey_isNotWarnedOf(String line) throws Exception {
    write("version: 1\nrules:\n  - name: a\n    match: {host: x}\n    sni: v\n    " + line);
    assertThat(check()).isEmpty();
  }

  @Test
  void check_weakTlsForEveryHost_isWarnedOfTwice() throws Exception {
    write(
        """
        version: 1
        rules:
          - {name: a, match: {host: [x, "*"]}, protocols: {add: [TLSv1.1]}}
          - {name: b, match: {host: "*"}, protocols: {add: [TLSv1.2]}}
        """);
    assertThat(check())
        .containsExactly(
            "3:15: warning: rule 'a': weak TLS for every host;"
                + " match the hosts that need it, and no other",
            "3:58: warning: rule 'a': 'TLSv1.1' is below TLS 1.2;"
                + " use it only where nothing else works",
            "4:15: warning: rule 'b': never matches, as rule 'a' before it wins its hosts;"
                + " move it before that rule, or remove it");
  }

  @Test
  void check_plaintext_isWarnedOf_forEveryHostTwice() throws Exception {
    write(
        """
        version: 1
        rules:
          - {name: a, match: {host: x}, plaintext: true, accept-risk: plaintext}
          - {name: b, match: {host: "*"}, plaintext: true, accept-risk: plaintext}
        """);
    var warning =
        "gives up all security: anyone on the way can read and change everything, passwords and"
            + " cookies too; use it only where nothing else works, and give it an end with"
            + " 'expires'";
    assertThat(check())
        .containsExactly(
            "3:33: warning: rule 'a': " + warning,
            "4:15: warning: rule 'b': no TLS for every host;"
                + " match the hosts that need it, and no other",
            "4:35: warning: rule 'b': " + warning);
  }

  @Test
  void check_weakCertificate_isWarnedOf() throws Exception {
    write(
        """
        version: 1
        rules:
          - name: a
            match: {host: "*"}
            disabled-algorithms: {remove: [MD5]}
            accept-risk: weak-certificate
        """);
    assertThat(check())
        .containsExactly(
            "4:5: warning: rule 'a': weak TLS for every host;"
                + " match the hosts that need it, and no other",
            "6:5: warning: rule 'a': accepts certificates that can be forged: whoever forges one"
                + " can impersonate the server; use it only where nothing else works, and give it"
                + " an end with 'expires'");
  }

  @Test
  void check_rawHttpWithoutHttp1_isWarnedOf() throws Exception {
    write(
        """
        version: 1
        rules:
          - {name: a, match: {host: a}, lowercase: true, alpn: [h2], raw-http: true}
          - {name: b, match: {host: b}, lowercase: true, alpn: [h2, http/1.1], raw-http: true}
        """);
    assertThat(check())
        .containsExactly(
            "3:62: warning: rule 'a': 'raw-http' reaches HTTP/1.x only, which 'alpn' does not"
                + " offer; let 'alpn' offer 'http/1.1'");
  }

  @Test
  void check_sniNone_isUnlikeNothing() throws Exception {
    write("version: 1\nrules: [{name: a, match: {host: x}, virtual-host: v, sni: none}]");
    assertThat(check()).isEmpty();
  }

  @Test
  void check_virtualHostBesideAnotherSni_isWarnedOfTwice() throws Exception {
    write("version: 1\nrules: [{name: a, match: {host: x}, virtual-host: v, sni: w}]");
    assertThat(check())
        .containsExactly(
            "2:9: warning: rule 'a': the name in SNI, 'w', is unlike 'verify-name' 'v';"
                + " write the same name, unless this server really wants two",
            "2:9: warning: rule 'a': the name in SNI, 'w', is unlike 'host-header' 'v';"
                + " write the same name, unless this server really wants two");
  }

  @Test
  void check_shadowedRule_namesTheRuleBefore() throws Exception {
    write(
        """
        version: 1
        rules:
          - {name: wide, match: {host: "*.b"}, sni: v}
          - {name: lost, match: {host: [a.b, "*.x.b"]}, sni: v}
          - {name: kept, match: {host: [a.b, b]}, sni: v}
        """);
    assertThat(check())
        .containsExactly(
            "4:18: warning: rule 'lost': never matches, as rule 'wide' before it wins its hosts;"
                + " move it before that rule, or remove it");
  }

  @Test
  void check_errorsAndWarnings_areReportedTogether() throws Exception {
    write(
        """
        version: 1
        rules:
          - {name: a, match: {host: x}, sni: v, verify-name: w}
          - {name: b, match: {host: "x y"}, sni: v}
        """);
    assertThat(check()).hasSize(2);
    assertThat(RuleFile.check(file, NOW).rules()).isNull();
  }

  @Test
  void check_fileWritableByOthers_isWarnedOf() throws Exception {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
    write("version: 1\nrules: []");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
    assertThat(check())
        .containsExactly(
            "1:1: warning: every user may write this file, and so redirect connections;"
                + " remove that permission: chmod o-w");
  }

  @Test
  void read_doubtfulFile_isReadWithoutAWord() throws Exception {
    write("version: 1\nrules: [{name: a, match: {host: x}, sni: v, verify-name: w}]");
    assertThat(check()).hasSize(1);
    assertThat(RuleFile.read(file).problems()).isEmpty();
    assertThat(RuleFile.check(file, NOW).rules()).isNotNull();
  }

  @Test
  void check_missingFile_isOneError() {
    assertThat(check()).hasSize(1).first().asString().contains("error: no such file");
  }

  private void write(String text) throws Exception {
    Files.writeString(file, text);
  }

  private List<String> check() {
    return RuleFile.check(file, NOW).problems().stream()
        .map(problem -> problem.toString().substring(file.toString().length() + 1))
        .toList();
  }
}
