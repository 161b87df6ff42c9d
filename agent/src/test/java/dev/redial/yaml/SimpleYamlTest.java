package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.error.YAMLException;

/** Where it reads something at all, it reads what SnakeYAML reads, at the same places. */
class SimpleYamlTest {
  private static final String RULES =
      """
      # what a rule file looks like
      version: 1   # required

      rules:
        - name: cdn-edge
          reason: "edge: wants its # tenant's name"
          expires: 2027-01-31T10:00:00Z
          mode: enforce
          match:
            host: [104.16.177.217, "*.edge.example.com", a:b, '::1', x/8]
            except:
            - admin.edge.example.com
            -   "b"
            port: 443
          virtual-host: cdn.example.com
          headers: {set: {X-One: "1", Y: it's}, remove: [ A , B ], empty: {}, none: []}

        # another one
        -
          name: 'second one'
          reason: it's (TICKET-1), isn't it? [really] #1
          match:
              host:
                - x
                -
                - y
      proxies:
      """;
  private static final String[] PIECES = {
    "a",
    "b1",
    "key:",
    "key: ",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "\n      ",
    " ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "\"",
    "'",
    "# c",
    "#",
    "&a ",
    "*a",
    "!t ",
    "? ",
    "|",
    ">",
    "\t",
    "---\n",
    "...",
    "%",
    "@",
    "`",
    "<<: ",
    "\\",
    "~",
    "é",
    "\r\n",
    "\u2028",
    "1.5",
    "/",
    "\"x\"",
    "'y'",
    "[a, b]",
    "{a: b}",
    "a: b",
    "- a",
    "- a: b",
    "_",
    ".",
    "- - a",
    "a: - b",
    "''",
    "\"\""
  };

  private final Random random = new Random(99);

  @Test
  void read_ruleFile_isWhatTheComposerReads() {
    var problems = new Problems("f");
    assertThat(SimpleYaml.read(RULES))
        .isNotNull()
        .isEqualTo(new Composer(RULES, problems).compose());
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void read_mutatedRuleFile_isWhatTheComposerReadsOrNull() {
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(RULES);
      for (int j = random.nextInt(3); j >= 0; j--) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(6));
        text.replace(at, end, random.nextInt(4) == 0 ? "" : piece());
      }
      read += agrees(text.toString()) ? 1 : 0;
    }
    assertThat(read).isBetween(4_000, 16_000);
  }

  @Test
  void read_randomText_isWhatTheComposerReadsOrNull() {
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      var text = new StringBuilder("k: ");
      for (int j = random.nextInt(10); j >= 0; j--) {
        text.append(piece());
      }
      read += agrees(text.toString()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "[a]",
        "- a",
        "a: b\na: c",
        "a: {b: c, b: d}",
        "a: &x b",
        "a: *x",
        "a: !x b",
        "a: |\n  b",
        "a: b\n  c",
        "a: \"b\n  c\"",
        "a: \"\\n\"",
        "a: 'it''s'",
        "\"a\": b",
        "? a",
        "a: [b,\n  c]",
        "a: [b,]",
        "a: b: c",
        "a:\tb",
        "a: b\r\n",
        "<<: {a: b}",
        "--- {}",
        "a: {b}",
        "a: - b",
        "- - a",
        "%YAML 1.1",
        "a: @b",
        "a: [b: c]",
        "a: [b #c]",
        "a: \"b\"c",
        "a: \"b\"#c"
      })
  void read_anythingElse_isLeftToTheComposer(String text) {
    assertThat(SimpleYaml.read(text)).isNull();
  }

  @Test
  void read_longOrDeepText_isLeftToTheComposer() {
    assertThat(SimpleYaml.read("a: b #" + "c".repeat(1 << 16))).isNull();
    assertThat(SimpleYaml.read("a: " + "[".repeat(20) + "]".repeat(20))).isNull();
    var deep = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      deep.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(SimpleYaml.read(deep.toString())).isNull();
  }

  private boolean agrees(String text) {
    var simple = SimpleYaml.read(text);
    if (simple != null) {
      assertThat(compose(text)).as(text).isEqualTo(simple);
    }
    return simple != null;
  }

  private static @Nullable Object compose(String text) {
    var problems = new Problems("f");
    try {
      var node = new Composer(text, problems).compose();
      return problems.isEmpty() ? node : problems.inOrder();
    } catch (YAMLException | Rejection e) {
      return e;
    }
  }

  private String piece() {
    return PIECES[random.nextInt(PIECES.length)];
  }
}
