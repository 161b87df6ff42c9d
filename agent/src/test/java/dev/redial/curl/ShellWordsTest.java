package dev.redial.curl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
  private static List<String> words(String line) throws CurlProblem {
    return ShellWords.of(line).words();
  }

  /** What a shell makes of it decides. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -H 'Host: a b' https://a.test",
        "curl -H \"Host: a\" \"https://a.test/?x=\\\"1\\\"\"",
        "curl -H Host:\\ a\\'b x'y'\"z\"",
        "curl \"a\\b \\\\ \\$HOME \\` x\" 'c\\d'",
        "curl \\\n  -s \\\n  https://a.test",
        "curl 'a\nb' \"\" ''",
        "curl a#b #c d",
        "curl https://a.test/?a=\\&b '$HOME' \"5$\" $",
        "curl -s x >/dev/null 2>&1 y",
        "curl -s x 2>/dev/null 12",
        "curl -o file1 x <in z",
        "curl a=~ ~x",
      })
  void words_areThoseOfAShell(String line) throws Exception {
    // the shell prints what it would give curl; its own redirections are of no matter
    var script = line.replaceFirst("^curl", "show() { printf '%s\\\\0' \"\\$@\" >&3; }; show curl");
    assertThat(words(line)).isEqualTo(shell(script));
  }

  @Test
  void command_endsWhereAShellEndsIt() throws Exception {
    for (var line :
        List.of("curl a | jq .", "curl a; b", "curl a && b", "curl a & b", "curl a\nwget b")) {
      assertThat(ShellWords.of(line).words()).containsExactly("curl", "a");
      assertThat(ShellWords.of(line).end()).isNotNull();
    }
    assertThat(ShellWords.of("\n curl a").words()).containsExactly("curl", "a");
    assertThat(ShellWords.of("curl a").end()).isNull();
  }

  @Test
  void variable_becomesAReferenceOfRuleFiles() throws Exception {
    assertThat(words("curl -U \"$NAME:${PASS_1}\" $X"))
        .containsExactly("curl", "-U", "${env:NAME}:${env:PASS_1}", "${env:X}");
    assertThat(words("curl '$NAME'")).containsExactly("curl", "$NAME");
  }

  @Test
  void home_isPutInForATilde() throws Exception {
    assertThat(words("curl --cacert ~/ca.pem"))
        .containsExactly("curl", "--cacert", System.getProperty("user.home") + "/ca.pem");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl $(cat url)",
        "curl \"`cat url`\"",
        "curl `cat url`",
        "curl $'a\\tb'",
        "curl $\"a\"",
        "curl $1",
        "curl \"$@\"",
        "curl ${X:-y}",
        "curl ${}",
        "curl 'a",
        "curl \"a",
      })
  void what_onlyAShellCanDo_isRefused(String line) {
    assertThatThrownBy(() -> words(line)).isInstanceOf(CurlProblem.class);
  }

  private static List<String> shell(String script) throws IOException {
    var process =
        new ProcessBuilder("/bin/sh", "-c", "exec 3>&1 1>&2\ncd /tmp\n: >in\n" + script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return List.of(text.split("\0", -1)).subList(0, (int) text.chars().filter(c -> c == 0).count());
  }
}
