package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.report.Options;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * What the recipes tell to write is what the agent takes, as far as that shows without a cluster.
 */
class DocsTest {
  /** Between backticks, with a member and its parameters or without. */
  private static final Pattern CLASS =
      Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:[.]\\w+)?(?:[(][^)`]*[)])?`");

  /** Those of the JDK and of Byte Buddy, and those that stand for others. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "Advice",
          "AgentBuilder",
          "IOException",
          "Object",
          "SSLParameters",
          "String",
          "XTest",
          "XTypes");

  private static String recipe(String name) throws IOException {
    return Files.readString(Path.of("..", "docs", name));
  }

  @Test
  void kubernetes_rulesAndOptions_areTakenWithoutComplaint() throws IOException {
    var documents = new ArrayList<Map<String, Object>>();
    for (var document : new Yaml().loadAll(block(recipe("kubernetes.md"), "yaml"))) {
      documents.add(asMap(document));
    }
    var rules = (String) asMap(documents.get(0).get("data")).get("rules.yaml");
    var report = RuleFile.parse(rules.getBytes(StandardCharsets.UTF_8), "rules.yaml", Path.of(""));
    assertThat(report.problems()).isEmpty();

    var pod = asMap(asMap(asMap(documents.get(1).get("spec")).get("template")).get("spec"));
    var container = asMap(asList(pod.get("containers")).get(0));
    var value = (String) asMap(asList(container.get("env")).get(0)).get("value");
    var mounts = new ArrayList<String>();
    for (var mount : asList(container.get("volumeMounts"))) {
      mounts.add((String) asMap(mount).get("mountPath"));
      assertThat(asMap(mount)).as("never updated").doesNotContainKey("subPath");
    }
    var copied = asList(asMap(asList(pod.get("initContainers")).get(0)).get("command"));
    assertThat(value).startsWith("-javaagent:" + copied.get(2) + "=");
    assertThat(mounts).anyMatch(mount -> value.startsWith("-javaagent:" + mount + "/"));
    assertThat(mounts).anyMatch(mount -> value.endsWith("=" + mount + "/rules.yaml"));
    checkOptions(value);
  }

  /** A class that is gone or renamed would send its readers astray. */
  @ParameterizedTest
  @ValueSource(
      strings = {"CONTRIBUTING.md", "docs/architecture.md", "docs/adding-a-client.md", "docs/adr"})
  void classes_thatAPageForDevelopersNames_areThere(String page) throws IOException {
    var known = new TreeSet<>(OF_OTHERS);
    for (var java : files(Path.of(".."), ".java")) {
      known.add(java.getFileName().toString().replace(".java", ""));
    }
    var unknown = new TreeSet<String>();
    for (var each : files(Path.of("..", page), ".md")) {
      var name = CLASS.matcher(Files.readString(each));
      while (name.find()) {
        if (!known.contains(name.group(1))) {
          unknown.add(name.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static List<Path> files(Path root, String suffix) throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  @Test
  void systemd_environment_holdsOptionsThatThereAre() throws IOException {
    var line =
        Pattern.compile("Environment=JAVA_TOOL_OPTIONS=(\\S+)\n").matcher(recipe("systemd.md"));
    assertThat(line.find()).isTrue();
    checkOptions(line.group(1));
  }

  private static void checkOptions(String javaToolOptions) {
    var argument = javaToolOptions.substring(javaToolOptions.indexOf('=') + 1);
    var options = Options.parse(argument);
    assertThat(options.problems()).isEmpty();
    assertThat(options.rules()).startsWith("/etc/redial/");
  }

  private static String block(String text, String language) {
    int start = text.indexOf("```" + language + "\n") + language.length() + 4;
    return text.substring(start, text.indexOf("```", start));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> asList(Object value) {
    return (List<Object>) value;
  }
}
