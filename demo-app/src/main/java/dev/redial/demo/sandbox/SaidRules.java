package dev.redial.demo.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules of a file, in its order. */
final class SaidRules {
  private static final int LARGEST = 16 << 20;
  private static final int MOST_ALIASES = 200_000;

  private SaidRules() {}

  static List<SaidRule> read(Path file) throws IOException {
    var document = SaidRule.map(load(file));
    var proxies = SaidRule.map(document.get("proxies"));
    var rules = new ArrayList<SaidRule>();
    if (document.get("rules") instanceof List<?> all) {
      for (var each : all) {
        var keys = SaidRule.map(each);
        var proxy = proxy(String.valueOf(keys.get("proxy")), proxies);
        rules.add(new SaidRule(String.valueOf(keys.get("name")), keys, proxy));
      }
    }
    return rules;
  }

  /** What a YAML file holds, as maps, lists and texts. */
  static @Nullable Object load(Path file) throws IOException {
    return yaml().load(Files.readString(file));
  }

  /** With the agent's limits, which its checker has held the file to. */
  static Yaml yaml() {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    return new Yaml(new SafeConstructor(options));
  }

  private static @Nullable SaidProxy proxy(String name, Map<String, Object> proxies) {
    if (name.contains("://")) {
      return SaidProxy.of(Map.of("url", name));
    }
    var known = proxies.get(name);
    return known == null ? null : SaidProxy.of(SaidRule.map(known));
  }
}
