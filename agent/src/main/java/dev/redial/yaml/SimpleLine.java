package dev.redial.yaml;

import dev.redial.yaml.Node.Entry;
import dev.redial.yaml.Node.Mapping;
import dev.redial.yaml.Node.Scalar;
import dev.redial.yaml.Node.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** A place in a text, and the simple values that stand on one line; null for any other value. */
final class SimpleLine {
  /** The indentation after the last line. */
  static final int END = -1;

  private static final int DEEPEST = 10;

  private final String text;
  private int at;
  private int line = 1;
  private int start;

  SimpleLine(String text) {
    this.text = text;
  }

  int line() {
    return line;
  }

  int column() {
    return at - start + 1;
  }

  /** The end of the text reads as that of a line. */
  private char peek() {
    return peek(at);
  }

  private boolean isAt(char c) {
    return peek() == c;
  }

  /** Whether nothing but a comment is left of the line; moves over spaces. */
  boolean isDone() {
    skipSpaces();
    boolean afterSpace = at == start || text.charAt(at - 1) == ' ';
    return isAt('\n') || (isAt('#') && afterSpace);
  }

  /** Moves to the next line that is not empty, and tells its indentation. */
  int next() {
    do {
      at = text.indexOf('\n', at);
      if (at < 0) {
        at = text.length();
        return END;
      }
      at++;
      line++;
      start = at;
    } while (isDone());
    return at - start;
  }

  /** A list item's dash. */
  boolean isDash() {
    return isAt('-') && isSpace(peek(at + 1));
  }

  void skipDash() {
    at++;
  }

  boolean isKey() {
    return keyEnd() > at;
  }

  /** A word with a colon behind it, over which it moves; otherwise it does not move. */
  @Nullable Scalar key() {
    if (!isKey()) {
      return null;
    }
    var key = scalar(keyEnd());
    at += key.text().length() + 1;
    return key;
  }

  private int keyEnd() {
    int end = at;
    while (isWord(peek(end)) || (end > at && peek(end) == '-')) {
      end++;
    }
    return peek(end) == ':' && isSpace(peek(end + 1)) ? end : at;
  }

  @Nullable Node value() {
    return value(false, 0);
  }

  private @Nullable Node value(boolean flow, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    return switch (peek()) {
      case '"', '\'' -> quoted(peek());
      case '[' -> sequence(depth);
      case '{' -> mapping(depth);
      default -> isPlainStart(peek()) ? plain(flow) : null;
    };
  }

  private @Nullable Scalar quoted(char quote) {
    int column = column();
    int end = at + 1;
    while (peek(end) != quote) {
      if (peek(end) == '\n' || peek(end) == '\\') {
        return null;
      }
      end++;
    }
    var content = text.substring(at + 1, end);
    at = end + 1;
    return isAt(quote) ? null : new Scalar(line, column, content, false);
  }

  private @Nullable Scalar plain(boolean flow) {
    int end = at;
    int last = at;
    while (!isPlainEnd(end, flow)) {
      if (isDoubtful(end, flow)) {
        return null;
      }
      last = peek(end) == ' ' ? last : end + 1;
      end++;
    }
    var plain = scalar(last);
    at = end;
    return plain;
  }

  private @Nullable Sequence sequence(int depth) {
    var sequence = new Sequence(line, column(), new ArrayList<>());
    skip();
    while (!isAt(']')) {
      var item = value(true, depth + 1);
      if (item == null || !isItemEnd(']')) {
        return null;
      }
      sequence.items().add(item);
    }
    at++;
    return sequence;
  }

  private @Nullable Mapping mapping(int depth) {
    var mapping = new Mapping(line, column(), new ArrayList<>());
    var names = new HashSet<String>();
    skip();
    while (!isAt('}')) {
      var key = key();
      skipSpaces();
      var value = key == null || !names.add(key.text()) ? null : value(true, depth + 1);
      if (key == null || value == null || !isItemEnd('}')) {
        return null;
      }
      mapping.entries().add(new Entry(key, value));
    }
    at++;
    return mapping;
  }

  /** Moves over a comma; one before the bracket is too rare to read. */
  private boolean isItemEnd(char bracket) {
    skipSpaces();
    if (!isAt(',')) {
      return isAt(bracket);
    }
    skip();
    return !isAt(bracket);
  }

  private Scalar scalar(int end) {
    return new Scalar(line, column(), text.substring(at, end), true);
  }

  private boolean isPlainEnd(int i, boolean flow) {
    char c = peek(i);
    return c == '\n'
        || (c == '#' && peek(i - 1) == ' ')
        || (flow && (c == ',' || c == ']' || c == '}'));
  }

  /** What may begin something else, as far as YAML's rules need a second look. */
  private boolean isDoubtful(int i, boolean flow) {
    char c = peek(i);
    if (c == ':') {
      return isSpace(peek(i + 1)) || (flow && ",[]{}".indexOf(peek(i + 1)) >= 0);
    }
    return flow && "[{?".indexOf(c) >= 0;
  }

  private static boolean isPlainStart(char c) {
    return isWord(c) || c == '.' || c == '/' || c == '~';
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n';
  }

  private char peek(int i) {
    return i < text.length() ? text.charAt(i) : '\n';
  }

  private void skip() {
    at++;
    skipSpaces();
  }

  private void skipSpaces() {
    while (isAt(' ')) {
      at++;
    }
  }
}
