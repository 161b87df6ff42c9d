package dev.redial.yaml.tree;

import dev.redial.rule.VisibleCharacters;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Node.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of the types that a rule file knows. Only what is written without quotes can be a number,
 * a boolean or nothing.
 */
public final class Values {
  private final Problems problems;

  public Values(Problems problems) {
    this.problems = problems;
  }

  /** The mapping at a key, or null after reporting what else it is. */
  public @Nullable Mapping mapping(Entry entry, String example) {
    if (entry.value() instanceof Mapping mapping) {
      return mapping;
    }
    var key = entry.value() instanceof Scalar text ? Keys.withoutSpace(text.text()) : null;
    report(entry, entry.value(), "a mapping", key == null ? write(example) : Keys.spaced(key));
    return null;
  }

  /** The text at a key, or null after reporting what else it is. */
  public @Nullable String text(Entry entry, String example) {
    if (isText(entry.value())) {
      return ((Scalar) entry.value()).text();
    }
    mismatch(entry, entry.value(), "a text", example);
    return null;
  }

  /** The same as one line, for logs and terminals: its line breaks become spaces. */
  public @Nullable String line(Entry entry, String example) {
    var text = text(entry, example);
    if (text == null) {
      return null;
    }
    var line = text.strip().replace('\n', ' ').replace('\t', ' ');
    int unfit = VisibleCharacters.unfit(line);
    if (unfit >= 0) {
      var what = "'" + entry.name() + "' holds " + Words.name(line.charAt(unfit));
      problems.error(entry.value(), what, "write visible characters");
    }
    return line;
  }

  /** The texts of a list, or one text alone. Any other value is reported and left out. */
  public List<Scalar> texts(Entry entry, String example) {
    var texts = new ArrayList<Scalar>();
    for (var item : items(entry, example)) {
      if (isText(item)) {
        texts.add((Scalar) item);
      } else {
        mismatch(entry, item, "a text or a list of texts", example);
      }
    }
    return texts;
  }

  /** The values of a list, or one value alone. */
  public List<Node> items(Entry entry, String example) {
    if (!(entry.value() instanceof Sequence sequence)) {
      return List.of(entry.value());
    }
    if (sequence.items().isEmpty()) {
      problems.error(sequence, "'" + entry.name() + "' is an empty list", write(example));
    }
    return sequence.items();
  }

  /** For actions that are either asked for or left out. */
  public boolean isTrue(Entry entry) {
    if (isPlain(entry.value(), "true")) {
      return true;
    }
    mismatch(entry, entry.value(), "true", entry.name() + ": true");
    return false;
  }

  /** Reports a value of another type, and writes one as an example. */
  public void mismatch(Entry entry, Node value, String expected, String example) {
    report(entry, value, expected, write(example));
  }

  private void report(Entry entry, Node value, String expected, String remedy) {
    var found = "' must be " + expected + ", but is " + type(value);
    problems.error(value, "'" + entry.name() + found, remedy);
  }

  public static boolean isPlain(Node value, String text) {
    return value instanceof Scalar scalar && scalar.plain() && scalar.text().equals(text);
  }

  /** Whether the value is this word, in quotes or not. */
  public static boolean isText(Node value, String text) {
    return value instanceof Scalar scalar && scalar.text().equals(text);
  }

  public static boolean isNothing(Node value) {
    return isPlain(value, "") || isPlain(value, "~") || isPlain(value, "null");
  }

  private static boolean isText(Node value) {
    if (!(value instanceof Scalar scalar)) {
      return false;
    }
    return !scalar.plain() || !(isNothing(value) || isBoolean(value) || isNumber(scalar.text()));
  }

  private static boolean isBoolean(Node value) {
    return isPlain(value, "true") || isPlain(value, "false");
  }

  /** Digits with at most one point, after a sign or none. */
  public static boolean isNumber(String text) {
    int digits = 0;
    int points = 0;
    for (int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c != '.' || ++points > 1) {
        return false;
      }
    }
    return digits > 0;
  }

  public static String type(Node value) {
    if (!(value instanceof Scalar scalar)) {
      return value instanceof Mapping ? "a mapping" : "a list";
    }
    if (isNothing(value)) {
      return "empty";
    }
    if (scalar.plain() && isNumber(scalar.text())) {
      return "the number " + Words.show(scalar.text());
    }
    return (isBoolean(value) ? "the boolean " : "the text ") + Words.quote(scalar.text());
  }

  private static String write(String example) {
    return "write '" + example + "'";
  }
}
