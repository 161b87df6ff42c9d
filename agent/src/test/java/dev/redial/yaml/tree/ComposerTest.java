package dev.redial.yaml.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Node.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComposerTest {
  private final Problems problems = new Problems("f");

  @Test
  void compose_values_keepTheirPlaces() {
    assertThat(compose("a: [b, 'c']\nd:\n  - \"e\"\n  -\n"))
        .isEqualTo(
            new Mapping(
                1,
                1,
                List.of(
                    new Entry(
                        new Scalar(1, 1, "a", true),
                        new Sequence(
                            1,
                            4,
                            List.of(new Scalar(1, 5, "b", true), new Scalar(1, 8, "c", false)))),
                    new Entry(
                        new Scalar(2, 1, "d", true),
                        new Sequence(
                            3,
                            3,
                            List.of(new Scalar(3, 5, "e", false), new Scalar(4, 4, "", true)))))));
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void compose_json_isYaml() {
    assertThat(show(compose("{\"a\":[1,{\"b\":\"\\u00e9\"}],\"c\":null}")))
        .isEqualTo("{a=[1, {b=é}], c=null}");
  }

  @Test
  void compose_nothing_isNull() {
    assertThat(compose("")).isNull();
    assertThat(compose("# a comment\n")).isNull();
  }

  @Test
  void compose_alias_isTheAnchorsValue() {
    assertThat(show(compose("a: &x [1, 2]\nb: *x\nc: &x 3\nd: *x\n*x : 4\n")))
        .isEqualTo("{a=[1, 2], b=[1, 2], c=3, d=3, 3=4}");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void compose_mergeKey_addsWhatIsMissing() {
    var text =
        """
        a: &a {x: 1, y: 1}
        b: &b {y: 2, z: 2}
        c: {<<: *a, x: 3}
        d: {x: 4, <<: [*b, *a], w: 4}
        e: {<<: {<<: *a, v: 5}}
        f: {"<<": 6}
        """;
    assertThat(show(compose(text)))
        .isEqualTo(
            "{a={x=1, y=1}, b={y=2, z=2}, c={x=3, y=1}, d={x=4, w=4, y=2, z=2},"
                + " e={v=5, x=1, y=1}, f={<<=6}}");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void compose_problemsThatLeaveAValue_areAllReported() {
    var text = "a: !!int 1\na: 2\n[b]: 3\n<<: 4\n<<: {c: 5}\nd: *none\n? !t [e]\n: !u {}\n";
    assertThat(show(compose(text))).isEqualTo("{a=1, d=*none, c=5}");
    assertThat(problems.inOrder())
        .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.what())
        .containsExactly(
            "1:4 tag 'tag:yaml.org,2002:int' is not allowed",
            "2:1 duplicate key 'a'",
            "3:1 a key is not a text",
            "4:5 '<<' merges mappings only",
            "5:1 duplicate key '<<'",
            "6:4 alias '*none' has no anchor before it",
            "7:3 tag '!t' is not allowed",
            "7:3 a key is not a text",
            "8:3 tag '!u' is not allowed");
  }

  @Test
  void compose_problemsThatLeaveNothing_areThrown() {
    assertRejected("a: &x [*x]", 1, 8, "alias '*x' stands inside its own anchor");
    assertRejected("&x a: {b: &y {c: *y}}", 1, 18, "alias '*y' stands inside its own anchor");
    assertRejected("a: 1\n---\nb: 2\n", 2, 1, "a second document begins");
    assertRejected(
        "[".repeat(60) + "]".repeat(60), 1, 51, "more than 50 values inside one another");
  }

  @Test
  void compose_aliasesInsideAliases_countAsWrittenOut() {
    var deep = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      deep.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }
    assertRejected(deep.toString(), 49, 12, "more than 50 values inside one another");
    var wide = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      wide.append("a" + i + ": &a" + i + " [").append(("*a" + (i - 1) + ", ").repeat(10) + "]\n");
    }
    assertRejected(wide.toString(), 6, 10, "more than 200000 values, with aliases written out");
  }

  private @Nullable Node compose(String text) {
    return new Composer(text, problems).compose();
  }

  private void assertRejected(String text, int line, int column, String what) {
    assertThatThrownBy(() -> compose(text))
        .isInstanceOfSatisfying(
            Rejection.class,
            rejection -> {
              assertThat(rejection.what).isEqualTo(what);
              assertThat(rejection.line + ":" + rejection.column).isEqualTo(line + ":" + column);
            });
  }

  private static String show(@Nullable Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.text();
    }
    if (node instanceof Sequence sequence) {
      return sequence.items().stream().map(ComposerTest::show).toList().toString();
    }
    var entries = ((Mapping) java.util.Objects.requireNonNull(node)).entries();
    var shown = entries.stream().map(entry -> entry.name() + "=" + show(entry.value())).toList();
    return "{" + String.join(", ", shown) + "}";
  }
}
