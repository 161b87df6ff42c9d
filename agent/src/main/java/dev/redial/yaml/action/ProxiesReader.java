package dev.redial.yaml.action;

import dev.redial.rule.VisibleCharacters;
import dev.redial.rule.route.ProxySettings;
import dev.redial.yaml.file.PemFiles;
import dev.redial.yaml.tree.Expansion;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxies of a file, by name. */
public final class ProxiesReader {
  private final Problems problems;
  private final Values values;
  private final PemFiles pemFiles;
  private final Expansion expansion;

  /** Null for those that something is wrong with: that is reported once. */
  private final Map<String, @Nullable ProxySettings> proxies = new HashMap<>();

  private final List<String> names = new ArrayList<>();
  private final List<Scalar> literalPasswords = new ArrayList<>();

  public ProxiesReader(Problems problems, Values values, PemFiles pemFiles, Expansion expansion) {
    this.problems = problems;
    this.values = values;
    this.pemFiles = pemFiles;
    this.expansion = expansion;
  }

  /** Passwords that stand in the file itself. */
  public List<Scalar> literalPasswords() {
    return literalPasswords;
  }

  public void read(Entry entry) {
    // all of them commented out
    if (Values.isNothing(entry.value())) {
      return;
    }
    var section = values.mapping(entry, "proxies: {corp: {url: http://proxy.example.com:3128}}");
    if (section != null) {
      for (var proxy : section.entries()) {
        read(proxy.key(), proxy);
      }
    }
  }

  private void read(Scalar key, Entry entry) {
    var name = entry.name();
    boolean isOther = name.isBlank() || name.equals(RouteReader.DIRECT) || ProxyUrl.isUrl(name);
    if (isOther || VisibleCharacters.unfit(name) >= 0) {
      problems.error(
          key,
          Words.quote(name) + " cannot name a proxy",
          "write a name of its own, of visible characters");
    }
    names.add(name);
    var settings = values.mapping(entry, Words.show(name) + ": {url: http://proxy.example.com:80}");
    proxies.put(name, settings == null ? null : proxy(name, settings));
  }

  private @Nullable ProxySettings proxy(String name, Mapping settings) {
    var reader = new ProxyReader(problems, values, pemFiles, expansion);
    var proxy = reader.read(name, settings);
    if (reader.literalPassword() != null) {
      literalPasswords.add(reader.literalPassword());
    }
    return proxy;
  }

  /** The proxy that a rule names, or null after reporting that there is none. */
  @Nullable ProxySettings find(Node at, String name) {
    if (ProxyUrl.isUrl(name)) {
      return ProxyUrl.read(at, name, name, problems);
    }
    if (!proxies.containsKey(name)) {
      problems.error(at, "unknown proxy " + Words.quote(name), remedy(name));
    }
    return proxies.get(name);
  }

  private String remedy(String name) {
    var near = problems.near(name, names);
    return near == null
        ? "describe it under 'proxies', or write its URL"
        : "did you mean '" + Words.show(near) + "'?";
  }
}
