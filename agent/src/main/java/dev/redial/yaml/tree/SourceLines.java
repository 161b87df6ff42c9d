package dev.redial.yaml.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text that is no YAML, as its author sees them. Lines count from 0 as those of a
 * {@code Mark}.
 */
final class SourceLines {
  private static final Pattern BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  /** Spaces, dashes of a list with a space behind each, a key, and its colon. */
  private static final Pattern KEY =
      Pattern.compile("( *)((?:- +)*)([A-Za-z\"'][^:#{\\[]{0,60}):(?!//)");

  private static final Pattern DASHES = Pattern.compile("( *)((?:- +)+)");
  private static final String DASH = "-";

  private final String[] lines;

  /** A column from 1 at which keys, or the dashes of a list, stand. */
  record Level(int column, String word) {
    boolean isDash() {
      return word.equals(DASH);
    }

    String place() {
      return "in column " + column + ", below " + (isDash() ? "the '-' above" : Words.quote(word));
    }
  }

  SourceLines(String text) {
    lines = BREAK.split(text, -1);
  }

  String line(int number) {
    return number < lines.length ? lines[number] : "";
  }

  /** The last line above with more than a comment, or -1. */
  int above(int number) {
    int above = Math.min(number, lines.length) - 1;
    while (above >= 0 && isEmpty(lines[above])) {
      above--;
    }
    return above;
  }

  static boolean isEmpty(String line) {
    var content = line.strip();
    return content.isEmpty() || content.startsWith("#");
  }

  /** The column of its first character that is no space. */
  static int column(String line) {
    int column = 1;
    while (column <= line.length() && line.charAt(column - 1) == ' ') {
      column++;
    }
    return column;
  }

  /** Where a line like this could begin: the nearest columns of lines above, the deeper first. */
  List<Level> near(int number) {
    var line = line(number);
    int column = column(line);
    boolean isDash = isDash(line.substring(column - 1));
    Level below = null;
    Level deeper = null;
    for (var level : levels(number)) {
      if (level.isDash() == isDash && level.column() < column) {
        below = level;
      } else if (level.isDash() == isDash && level.column() > column && deeper == null) {
        deeper = level;
      }
    }
    var near = new ArrayList<Level>();
    add(near, deeper);
    add(near, below);
    return near;
  }

  private static void add(List<Level> near, @Nullable Level level) {
    if (level != null) {
      near.add(level);
    }
  }

  /** Those that are open at a line, the outermost first. */
  private List<Level> levels(int number) {
    Deque<Level> open = new ArrayDeque<>();
    for (int i = 0; i < Math.min(number, lines.length); i++) {
      var key = KEY.matcher(lines[i]);
      var dashes = DASHES.matcher(lines[i]);
      if (key.lookingAt()) {
        enter(open, key);
        open.add(new Level(key.start(3) + 1, key.group(3)));
      } else if (dashes.lookingAt()) {
        enter(open, dashes);
      }
    }
    return List.copyOf(open);
  }

  /** Ends what stands deeper than a line, and begins the lists that it begins. */
  private static void enter(Deque<Level> open, Matcher line) {
    int column = line.end(1) + 1;
    boolean isDash = line.end(2) > line.start(2);
    while (!open.isEmpty() && isLeft(open.getLast(), column, isDash)) {
      open.removeLast();
    }
    for (int i = line.start(2); i < line.end(2); i++) {
      if (line.group().charAt(i) == '-') {
        open.add(new Level(i + 1, DASH));
      }
    }
  }

  /** Whether a line at a column ends what stands at a level; a list may stand below its key. */
  private static boolean isLeft(Level level, int column, boolean isDash) {
    return level.column() > column || (level.column() == column && (level.isDash() || !isDash));
  }

  private static boolean isDash(String content) {
    return content.equals(DASH) || content.startsWith("- ");
  }

  /** The key of a line, or its first word if it has no colon. */
  String key(int number) {
    var key = KEY.matcher(line(number));
    return key.lookingAt()
        ? key.group(3)
        : line(number).replaceFirst("^ *(?:- +)*", "").split(" ", 2)[0];
  }

  /** Where the colon of a line's key stands, from 0, or -1 where none is. */
  int colon(int number) {
    var key = KEY.matcher(line(number));
    return key.lookingAt() ? key.end() - 1 : -1;
  }

  /** Where the first quote stands that its line does not close, or null. */
  @Nullable Rejection openQuote(int last) {
    for (int i = 0; i <= Math.min(last, lines.length - 1); i++) {
      var words = lines[i];
      int colon = colon(i);
      int start = colon < 0 ? -1 : skipSpaces(words, colon + 1);
      if (start > 0 && start < words.length() && isOpened(words, start)) {
        return openQuote(i, start);
      }
    }
    return null;
  }

  /** The one that stands there. */
  Rejection openQuote(int number, int column) {
    char quote = line(number).charAt(column);
    return new Rejection(
        number + 1,
        column + 1,
        "not YAML: the quote that begins here has no end",
        "write " + quote + " at the end of the value, too");
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static boolean isOpened(String line, int start) {
    char quote = line.charAt(start);
    return (quote == '"' || quote == '\'') && line.indexOf(quote, start + 1) < 0;
  }
}
