package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, the reader reports and throws nothing. */
@Timeout(60)
class RuleFileFuzzTest {
  private static final String VALID =
      """
      version: 1
      proxies:
        corp: {url: https://p:1, username: u, password: "${env:PATH}x", trust: ca.pem, headers: {A: b}}
      rules:
        - &base
          name: a
          reason: "caf\\u00e9"
          expires: 2030-01-31T12:00:00.5+01:00
          mode: observe
          match: {host: [a.b, "*.c", 10.0.0.0/8, "[::1]", bücher.de], except: x, port: [443, "1-9"]}
          virtual-host: v
          headers: {set: {A: b}, remove: [C]}
          ciphers: {add: [AES128-SHA, TLS_RSA_WITH_AES_128_GCM_SHA256], remove: RC4-SHA}
          protocols: {add: [TLSv1.1], remove: [TLSv1.3]}
          alpn: [h2, http/1.1]
        - <<: *base
          name: 'b'
          match:
            host: |-
              d
          sni: none
          host-header: e:1
          lowercase: true
          ciphers: {only: ECDHE-RSA-AES128-SHA}
          protocols: {only: [TLSv1.2]}
          trust: ca.pem
          proxy: corp
          connect-to: [a, "b:1", "[::1]:2"]
      """;
  private static final String[] PIECES = {
    "[",
    "]",
    "{",
    "}",
    "- ",
    ": ",
    "\n",
    "  ",
    "\t",
    "\"",
    "'",
    "*base",
    "&base ",
    "<<: ",
    "!x ",
    "? ",
    "|",
    ">",
    "#",
    "---\n",
    "...\n",
    "%",
    "@",
    "\0",
    "\uFFFF",
    "~",
    "true",
    "1e9",
    "0x",
    "::",
    "/",
    "*",
    "-",
    "name: ",
    "host: ",
    "port: ",
    "sni: ",
    "headers: ",
    "ciphers: ",
    "protocols: ",
    "alpn: ",
    "trust: ",
    "proxy: ",
    "proxies: ",
    "url: ",
    "${",
    "${env:",
    "${file:",
    "}",
    "connect-to: ",
    "http://",
    "add: ",
    "remove: ",
    "only: ",
    "TLSv1",
    "AES128-SHA",
    "\uD83D\uDE00",
    "\u2028"
  };

  private final Random random = new Random(2030);
  private final Path directory;

  RuleFileFuzzTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    new Certificates().writePem(directory.resolve("ca.pem"));
  }

  @Test
  void parse_mutatedFile_reportsAndThrowsNothing() {
    assertThat(read(bytes(VALID)).problems()).isEmpty();
    int valid = 0;
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder(VALID);
      for (int j = random.nextInt(4); j >= 0; j--) {
        mutate(text);
      }
      valid += read(bytes(text.toString())).rules() == null ? 0 : 1;
    }
    assertThat(valid).isBetween(50, 4_750);
  }

  @Test
  void parse_mutatedBytes_reportsAndThrowsNothing() {
    for (int i = 0; i < 5_000; i++) {
      var bytes = bytes(VALID);
      for (int j = random.nextInt(3); j >= 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read(bytes);
    }
  }

  @Test
  void parse_randomBytes_isRefused() {
    for (int i = 0; i < 2_000; i++) {
      var bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      assertThat(read(bytes).rules()).isNull();
    }
  }

  static Stream<Arguments> bombs() {
    int mega = 1 << 20;
    return Stream.of(
        Arguments.of("brackets", "[".repeat(mega)),
        Arguments.of("braces", "{".repeat(mega)),
        Arguments.of("nested pairs", "[{".repeat(mega / 2)),
        Arguments.of("nested maps", "{a: ".repeat(mega / 4)),
        Arguments.of("dashes", "- ".repeat(mega / 2)),
        Arguments.of("questions", "? ".repeat(mega / 2)),
        Arguments.of("colons", ": ".repeat(mega / 2)),
        Arguments.of("one word", "a".repeat(15 * mega)),
        Arguments.of("spaces", " ".repeat(15 * mega)),
        Arguments.of("one line of words", "a ".repeat(7 * mega)),
        Arguments.of("line breaks", "\n".repeat(15 * mega)),
        Arguments.of("open quote", "\"" + "a ".repeat(7 * mega)),
        Arguments.of("escapes", "\"" + "\\x41".repeat(mega)),
        Arguments.of("quotes", "'".repeat(mega + 1)),
        Arguments.of("comment", "#" + "a".repeat(15 * mega)),
        Arguments.of("block scalar", "|\n" + " a\n".repeat(4 * mega)),
        Arguments.of("anchor name", "&" + "a".repeat(mega) + " b"),
        Arguments.of("tag", "!" + "a".repeat(mega) + " b"),
        Arguments.of("directive", "%" + "a".repeat(mega)),
        Arguments.of("anchors", "&a ".repeat(mega / 3)),
        Arguments.of("commas", "[" + ",".repeat(mega)),
        Arguments.of("items", "version: [" + "a,".repeat(mega) + "]"),
        Arguments.of("keys", "{" + "a,".repeat(mega) + "}"),
        Arguments.of("unknown keys", keys(200_000)),
        Arguments.of("unknown suites", rule("ciphers: {add: [" + "AES,".repeat(30_000) + "]}")),
        Arguments.of(
            "unknown versions", rule("protocols: {only: [" + "a,".repeat(mega / 4) + "]}")),
        Arguments.of("missing files", rule("trust: [" + "a.pem, ".repeat(mega / 8) + "]")),
        Arguments.of("long suite", rule("ciphers: {add: [" + "A".repeat(mega) + "]}")),
        Arguments.of("documents", "--- a\n".repeat(mega / 6)),
        Arguments.of("alias bomb", aliases()),
        Arguments.of("merge bomb", merges()),
        Arguments.of("stars", "* ".repeat(mega)),
        Arguments.of("NULs", "\0".repeat(mega)),
        Arguments.of("deep block", deep(2_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void parse_bomb_isRefusedInBoundedTime(String name, String text) {
    assertThat(read(bytes(text)).rules()).as(name).isNull();
  }

  @Test
  void parse_tenThousandRules_isRead() {
    var text = new StringBuilder("version: 1\nrules:\n");
    for (int i = 0; i < 10_000; i++) {
      text.append("- {name: r" + i + ", match: {host: \"*\", port: " + (i + 1) + "}, sni: s}\n");
    }
    var rules = Objects.requireNonNull(read(bytes(text.toString())).rules());
    assertThat(rules.match("a", 10_000, 0)).isSameAs(rules.rules().get(9_999));
  }

  private void mutate(StringBuilder text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      case 2 -> text.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
      default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
    }
  }

  /** Reads, and asserts what holds for every report. */
  private RuleReport read(byte[] bytes) {
    var report = RuleFile.parse(bytes, "f", directory);
    assertThat(report.rules() == null).isEqualTo(!report.problems().isEmpty());
    for (var problem : report.problems()) {
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isPositive();
      assertThat(problem.toString()).matches("f:[0-9]+:[0-9]+: error: [^\\p{Cntrl}]{1,1000}; .+");
    }
    return report;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String rule(String action) {
    return "version: 1\nrules: [{name: a, match: {host: b}, " + action + "}]";
  }

  private static String keys(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("key" + i + ": x\n");
    }
    return text.toString();
  }

  private static String aliases() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      var alias = "*a" + (i - 1);
      text.append("a" + i + ": &a" + i + " [" + alias + (", " + alias).repeat(8) + "]\n");
    }
    return text.toString();
  }

  private static String merges() {
    var text = new StringBuilder("a0: &a0 {k: [x, x, x]}\n");
    for (int i = 1; i < 30; i++) {
      var merge = "{k" + i + ": {<<: *a" + (i - 1) + "}, l: *a" + (i - 1) + "}";
      text.append("a" + i + ": &a" + i + " " + merge + "\n");
    }
    return text.toString();
  }

  private static String deep(int depth) {
    var text = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    return text.toString();
  }
}
