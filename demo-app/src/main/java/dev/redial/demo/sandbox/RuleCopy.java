package dev.redial.demo.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A copy of a rule file that differs in one thing. Wherever the file says {@code trust}, a CA of
 * the sandbox is trusted in addition to those that it names.
 */
final class RuleCopy {
  private static final String TRUST = "trust";
  private static final String HEADERS = "headers";

  /** Relative to the rule file, and so not to its copy. */
  private static final Pattern FILE_REFERENCE = Pattern.compile("\\$\\{file:([^}]+)}");

  private final Path rules;
  private final String authority;
  private final Path directory;
  private final Map<String, Path> copies = new HashMap<>();
  private final List<ScalarNode> names = new ArrayList<>();
  private final Set<Node> known = Collections.newSetFromMap(new IdentityHashMap<>());

  private RuleCopy(Path rules, String authority, Path directory) {
    this.rules = rules;
    this.authority = authority;
    this.directory = directory;
  }

  /**
   * Writes it and answers where it is.
   *
   * @param authority the sandbox's CA in PEM
   */
  static Path write(Path rules, String authority, Path directory) throws IOException {
    var copy = new RuleCopy(rules, authority, directory);
    var text = copy.text(Files.readString(rules));
    return Files.writeString(directory.resolve("rules.yaml"), text);
  }

  private String text(String original) throws IOException {
    find(SaidRules.yaml().compose(new StringReader(original)));
    names.sort(Comparator.comparing(node -> node.getStartMark().getIndex()));
    // SnakeYAML counts characters as Unicode does, and Java's strings do not.
    var characters = original.codePoints().toArray();
    var text = new StringBuilder();
    int end = 0;
    for (var name : names) {
      append(text, characters, end, name.getStartMark().getIndex());
      end = name.getEndMark().getIndex();
      text.append(name.getAnchor() == null ? "" : "&" + name.getAnchor() + " ");
      text.append(quoted(copyOf(name.getValue())));
      text.append(characters[end - 1] == '\n' ? "\n" : "");
    }
    append(text, characters, end, characters.length);
    return FILE_REFERENCE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement("${file:" + rules.resolveSibling(found.group(1)) + "}"));
  }

  private static void append(StringBuilder text, int[] characters, int from, int to) {
    for (int i = from; i < to; i++) {
      text.appendCodePoint(characters[i]);
    }
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  /** Finds the names of files; what stands under {@code headers} is another's. */
  private void find(Node node) {
    if (!known.add(node)) {
      return;
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::find);
    } else if (node instanceof MappingNode mapping) {
      for (var entry : mapping.getValue()) {
        var key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (key.equals(TRUST)) {
          take(entry.getValueNode());
        } else if (!key.equals(HEADERS)) {
          find(entry.getValueNode());
        }
      }
    }
  }

  private void take(Node value) {
    if (value instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::take);
    } else if (value instanceof ScalarNode name && known.add(name)) {
      names.add(name);
    }
  }

  private Path copyOf(String name) throws IOException {
    var copy = copies.get(name);
    if (copy == null) {
      copy = directory.resolve("trust-" + copies.size() + ".pem");
      Files.copy(rules.resolveSibling(name), copy);
      Files.writeString(copy, "\n" + authority, java.nio.file.StandardOpenOption.APPEND);
      copies.put(name, copy);
    }
    return copy;
  }
}
