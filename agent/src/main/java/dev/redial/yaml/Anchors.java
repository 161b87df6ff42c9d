package dev.redial.yaml;

import dev.redial.yaml.Node.Entry;
import dev.redial.yaml.Node.Mapping;
import dev.redial.yaml.Node.Scalar;
import dev.redial.yaml.Node.Sequence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;

/** The anchors of a document, and the limits that keep aliases from filling the memory. */
final class Anchors {
  static final int DEEPEST = 50;

  private static final int MOST_ALIASED = 1_000_000;

  /** Null while the anchor's own value is being read. */
  private final Map<String, @Nullable Node> nodes = new HashMap<>();

  private int aliased;

  static Rejection tooDeep(Mark mark) {
    return Rejection.at(
        mark, "more than " + DEEPEST + " values inside one another", "write it flat");
  }

  void open(String name) {
    nodes.put(name, null);
  }

  void close(String name, Node node) {
    nodes.put(name, node);
  }

  Node resolve(AliasEvent alias, int depth, Problems problems) {
    var name = alias.getAnchor();
    var node = nodes.get(name);
    var mark = alias.getStartMark();
    if (node == null && nodes.containsKey(name)) {
      throw Rejection.at(
          mark,
          "alias " + Words.quote("*" + name) + " stands inside its own anchor",
          "write the value instead of the alias");
    }
    if (node == null) {
      return undefined(name, mark, problems);
    }
    spend(node, depth, mark);
    return node;
  }

  /** Taken for what is most often meant: a host pattern without quotes. */
  private static Node undefined(String name, Mark mark, Problems problems) {
    var pattern = new Scalar(mark.getLine() + 1, mark.getColumn() + 1, "*" + name, true);
    problems.error(
        pattern,
        "alias " + Words.quote("*" + name) + " has no anchor before it",
        "for a host pattern write it in quotes: \"*" + Words.show(name) + "\"");
    return pattern;
  }

  /** Counts what the alias stands for as if it were written out. */
  private void spend(Node node, int depth, Mark mark) {
    if (depth > DEEPEST) {
      throw tooDeep(mark);
    }
    if (++aliased > MOST_ALIASED) {
      throw Rejection.at(
          mark,
          "aliases stand for more than " + MOST_ALIASED + " values",
          "repeat less of the file by aliases");
    }
    if (node instanceof Sequence sequence) {
      for (var item : sequence.items()) {
        spend(item, depth + 1, mark);
      }
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        spend(entry.value(), depth + 1, mark);
      }
    }
  }
}
