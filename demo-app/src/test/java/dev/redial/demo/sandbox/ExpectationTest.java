package dev.redial.demo.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  private static final Seen SEEN =
      new Seen(
          "",
          "[2001:db8:0:0:0:0:0:1]:443",
          false,
          null,
          List.of(),
          new Hello(null, List.of("TLSv1.3"), List.of("TLS_AES_128_GCM_SHA256"), List.of("h2")),
          "a.test",
          "b.test",
          "HTTP/2",
          Map.of("x-a", "b"));
  private static final Trial TRIAL = new Trial("https://a.test/", "c", "r", SEEN, SEEN, List.of());

  private final Path file;

  ExpectationTest(@TempDir Path directory) {
    file = directory.resolve("expect.yaml");
  }

  @Test
  void everythingAsExpected_hasNoDifference() throws Exception {
    assertThat(
            differences(
                """
                rule: r
                address: "[2001:db8::1]:443"
                connect: none
                sni: none
                verify-name: a.test
                host: b.test
                versions: [TLSv1.3]
                suites: TLS_AES_128_GCM_SHA256
                alpn: [h2]
                headers: {X-A: b, X-B: ""}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rule: none           | rule: expected none but was r",
        "sni: b.test          | sni: expected b.test but was none",
        "host: B.test         | host: expected B.test but was b.test",
        "suites: [AES256-SHA] | suites: expected AES256-SHA but was TLS_AES_128_GCM_SHA256",
        "versions: [TLSv1]    | versions: expected TLSv1 but was TLSv1.3",
        "headers: {X-A: c}    | header X-A: expected c but was b",
        "headers: {X-A: ''}   | header X-A: expected none but was b",
      })
  void anythingElse_isADifference(String expected, String difference) throws Exception {
    assertThat(differences(expected)).containsExactly("https://a.test/, c: " + difference);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expect: []                       | write a list under 'expect', each with a 'url'",
        "expect: [{rule: r}]              | each expectation needs a 'url' with http or https",
        "expect: [{url: a.test, rule: r}] | each expectation needs a 'url' with http or https",
        "expect: [{url: https://a.test/, host-header: b}] | unknown key 'host-header'",
      })
  void fileThatIsNone_isRefusedWithItsRemedy(String text, String remedy) throws IOException {
    Files.writeString(file, text);

    assertThatThrownBy(() -> Expectation.read(file))
        .isInstanceOf(Expectation.FormatException.class)
        .hasMessageStartingWith(file + ": " + remedy);
  }

  private List<String> differences(String keys) throws IOException {
    var indented = keys.strip().replace("\n", "\n    ");
    Files.writeString(file, "expect:\n  - url: https://a.test/\n    " + indented + "\n");
    return Expectation.read(file).get(0).differences(TRIAL);
  }
}
