package dev.redial.yaml;

import dev.redial.yaml.Node.Entry;
import dev.redial.yaml.Node.Mapping;
import dev.redial.yaml.Node.Scalar;
import dev.redial.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what most rule files are: mappings and lists by indentation, small ones on a line, scalars
 * on one line and without escapes. It makes the very nodes that {@link Composer} would make, and
 * null of everything else, mistakes included.
 *
 * <p>It is there for start-up time alone: SnakeYAML's 70 classes cost each JVM more than all else
 * that is done with a rule file.
 */
final class SimpleYaml {
  private static final int LONGEST = 1 << 16;
  private static final int DEEPEST = 20;
  private static final String OTHER_SPACE = "\t\r\u0085\u2028\u2029";

  private final SimpleLine text;
  private int indent;

  private SimpleYaml(String text) {
    this.text = new SimpleLine(text);
  }

  static @Nullable Node read(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i < OTHER_SPACE.length(); i++) {
      if (text.indexOf(OTHER_SPACE.charAt(i)) >= 0) {
        return null;
      }
    }
    return new SimpleYaml(text).document();
  }

  private @Nullable Node document() {
    indent = text.isDone() ? text.next() : text.column() - 1;
    var mapping = mapping(1);
    return indent == SimpleLine.END ? mapping : null;
  }

  /** Reads keys as long as they have the same indentation. */
  private @Nullable Mapping mapping(int depth) {
    int column = indent;
    var mapping = new Mapping(text.line(), text.column(), new ArrayList<>());
    var names = new HashSet<String>();
    while (indent == column && !text.isDash()) {
      var key = text.key();
      var value = key == null || !names.add(key.text()) ? null : value(column, true, depth);
      if (key == null || value == null) {
        return null;
      }
      mapping.entries().add(new Entry(key, value));
    }
    return indent > column ? null : mapping;
  }

  private @Nullable Sequence sequence(int depth) {
    int column = indent;
    var sequence = new Sequence(text.line(), text.column(), new ArrayList<>());
    while (indent == column && text.isDash()) {
      text.skipDash();
      var item = value(column, false, depth);
      if (item == null) {
        return null;
      }
      sequence.items().add(item);
    }
    return indent > column ? null : sequence;
  }

  /** What stands behind a colon or a dash, or below it; then moves to the next line. */
  private @Nullable Node value(int column, boolean ofKey, int depth) {
    var nothing = new Scalar(text.line(), text.column(), "", true);
    if (!text.isDone()) {
      return ofKey || !text.isKey() ? beside() : compact(depth);
    }
    indent = text.next();
    // only the list of a key may stand as far left as what it belongs to
    boolean below = indent > column || (ofKey && indent == column && text.isDash());
    return below ? block(depth + 1) : nothing;
  }

  private @Nullable Node block(int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    return text.isDash() ? sequence(depth) : mapping(depth);
  }

  private @Nullable Node beside() {
    var value = text.value();
    if (value == null || !text.isDone()) {
      return null;
    }
    indent = text.next();
    return value;
  }

  /** A mapping that begins on the line of its dash. */
  private @Nullable Node compact(int depth) {
    indent = text.column() - 1;
    return mapping(depth + 1);
  }
}
