package dev.redial.yaml.tree;

import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Node.Sequence;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;

/** The anchors of a document, and the limits that keep one from filling time and memory. */
final class Anchors {
  private static final int DEEPEST = 50;
  private static final int MOST_VALUES = 200_000;

  /** Null while the anchor's own value is being read. */
  private final Map<String, @Nullable Node> nodes = new HashMap<>();

  private int values;

  /** Counts a value, which may be one that an alias stands for. */
  void count(int depth, Mark mark) {
    if (depth > DEEPEST) {
      throw Rejection.at(
          mark, "more than " + DEEPEST + " values inside one another", "write it flat");
    }
    if (++values > MOST_VALUES) {
      throw Rejection.at(
          mark,
          "more than " + MOST_VALUES + " values, with aliases written out",
          "write fewer rules, with wildcards or CIDR blocks");
    }
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
    countAll(node, depth, mark);
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
  private void countAll(Node node, int depth, Mark mark) {
    count(depth, mark);
    if (node instanceof Sequence sequence) {
      for (var item : sequence.items()) {
        countAll(item, depth + 1, mark);
      }
    } else if (node instanceof Mapping mapping) {
      for (Entry entry : mapping.entries()) {
        countAll(entry.value(), depth + 1, mark);
      }
    }
  }
}
