package dev.redial.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checker advises, it accepts. */
class AdviceTest {
  private static final List<String> KEYS =
      List.of("host", "except", "sni", "verify-name", "virtual-host", "host-header", "connect-to");

  private static final List<String> TEXTS =
      List.of(
          "https://127.0.0.1:19443",
          "https://www.example.com:8443/a?b#c",
          "https://user:secret@www.example.com/",
          "http://[::1]:8080/x",
          "https://a b/",
          "https://",
          "www.example.com/a",
          "/a",
          "a b/c",
          "www.example.com:443",
          "www.example.com:99999",
          "a b:443",
          "[::1]:443",
          "[::1]",
          "::1",
          "1::2::3",
          "10.0.0.1/8",
          "10.0.0.1/99",
          "2001:db8::1/32",
          "127.0.0.1:80",
          "*.a:443",
          "https://*.example.com/",
          ".example.com",
          ".a..b",
          "..",
          "a..b",
          "a.*",
          "b\u00fccher.example",
          "https://b\u00fccher.example:1/",
          "256.0.0.1",
          "");

  static Stream<Arguments> mistakes() {
    return KEYS.stream().flatMap(key -> TEXTS.stream().map(text -> Arguments.of(key, text)));
  }

  /** The first quoted word behind "write", or behind "write its host alone:", is a value. */
  private static final Pattern VALUE = Pattern.compile("; write (?:its host alone: )?'([^']*)'");

  private static final Pattern PORT = Pattern.compile("'port: (\\d+)' under 'match'");
  private static final Pattern HEADER = Pattern.compile("'host-header: (\\S+)' next to it");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void value_thatIsAdvised_isAccepted(String key, String text) {
    for (var problem : problems(rule(key, text, "", ""))) {
      var value = VALUE.matcher(problem);
      if (value.find() && !value.group(1).startsWith(key + ":")) {
        assertThat(
                problems(rule(key, value.group(1), first(PORT, problem), first(HEADER, problem))))
            .as(problem)
            .isEmpty();
      }
    }
  }

  private static String first(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? match.group(1) : "";
  }

  private static String rule(String key, String text, String port, String header) {
    boolean isPattern = key.equals("host") || key.equals("except");
    var quoted = "\"" + text + "\"";
    var match =
        "{host: " + (key.equals("host") ? quoted : "b") + (port.isEmpty() ? "" : ", port: " + port);
    match += key.equals("except") ? ", except: " + quoted + "}" : "}";
    return "version: 1\nrules:\n- name: a\n  match: "
        + match
        + "\n  lowercase: true\n"
        + (isPattern ? "" : "  " + key + ": " + quoted + "\n")
        + (header.isEmpty() ? "" : "  host-header: \"" + header + "\"\n");
  }

  private static List<String> problems(String text) {
    var report = RuleFile.parse(text.getBytes(StandardCharsets.UTF_8), "f", Path.of("."));
    var lines = new ArrayList<String>();
    report.problems().forEach(problem -> lines.add(problem.toString()));
    return lines;
  }
}
