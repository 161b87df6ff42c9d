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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * What the recipes tell to write is what the agent takes, as far as that shows without a cluster.
 */
class DocsTest {
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
