package dev.redial.curl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line taken apart as a POSIX shell does it. Nothing is run, and no variable is read:
 * {@code $NAME} becomes {@code ${env:NAME}}, which rule files know.
 */
final class ShellWords {
  private static final String OPERATORS = "|&;<>()\n";
  private static final String BLANK = " \t\r";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private @Nullable StringBuilder word;
  private boolean quoted;
  private int at;
  private @Nullable String end;

  private ShellWords(String line) {
    this.line = line;
  }

  /** The words of the first command of a line. */
  static ShellWords of(String line) throws CurlProblem {
    var words = new ShellWords(line);
    words.split();
    return words;
  }

  List<String> words() {
    return words;
  }

  /** The operator that ends the command before the end of the line, or null. */
  @Nullable String end() {
    return end;
  }

  private void split() throws CurlProblem {
    while (at < line.length() && end == null) {
      char c = line.charAt(at);
      if (BLANK.indexOf(c) >= 0) {
        at++;
        finish();
      } else if (OPERATORS.indexOf(c) >= 0) {
        operator(c);
      } else if (c == '#' && word == null) {
        at = endOfLine();
      } else {
        part(c);
      }
    }
    finish();
  }

  private void part(char c) throws CurlProblem {
    boolean begins = word == null;
    switch (c) {
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '\\' -> backslash();
      case '$' -> dollar(false);
      case '`' -> throw command("`");
      case '~' -> tilde(begins);
      default -> {
        append(c);
        at++;
      }
    }
  }

  private void singleQuoted() throws CurlProblem {
    int close = line.indexOf('\'', at + 1);
    if (close < 0) {
      throw new CurlProblem("a ' has no closing one; quote the command as a whole once more");
    }
    open().append(line, at + 1, close);
    quoted = true;
    at = close + 1;
  }

  private void doubleQuoted() throws CurlProblem {
    open();
    quoted = true;
    at++;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at);
      if (c == '`') {
        throw command("`");
      } else if (c == '$') {
        dollar(true);
      } else if (c == '\\' && at + 1 < line.length()) {
        escapedInQuotes(line.charAt(at + 1));
      } else {
        append(c);
        at++;
      }
    }
    if (at >= line.length()) {
      throw new CurlProblem("a \" has no closing one; quote the command as a whole once more");
    }
    at++;
  }

  /** Between double quotes, a backslash means itself but before these (POSIX 2.2.3). */
  private void escapedInQuotes(char next) {
    if ("$`\"\\\n".indexOf(next) < 0) {
      append('\\');
    }
    if (next != '\n') {
      append(next);
    }
    at += 2;
  }

  private void backslash() {
    if (line.startsWith("\\\r\n", at)) {
      at += 3;
    } else if (line.startsWith("\\\n", at)) {
      at += 2;
    } else if (at + 1 == line.length()) {
      at++;
    } else {
      append(line.charAt(at + 1));
      quoted = true;
      at += 2;
    }
  }

  /** A variable, or a dollar sign that means itself. */
  private void dollar(boolean inQuotes) throws CurlProblem {
    char next = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
    if (next == '(') {
      throw command("$(");
    }
    if (!inQuotes && "'\"".indexOf(next) >= 0) {
      throw new CurlProblem(
          "$" + next + "…" + next + " is not read here; write the text in single quotes");
    }
    if (isOfName(next, true) || "{@*#?-$!0123456789".indexOf(next) >= 0) {
      variable(next);
    } else {
      append('$');
      at++;
    }
  }

  private void variable(char next) throws CurlProblem {
    boolean inBraces = next == '{';
    int start = at + (inBraces ? 2 : 1);
    int stop = endOfName(start);
    if (stop == start || (inBraces && !line.startsWith("}", stop))) {
      throw new CurlProblem(
          "a shell would put a value in for '$" + next + "'; write the value itself, or $NAME");
    }
    open().append("${env:").append(line, start, stop).append('}');
    at = stop + (inBraces ? 1 : 0);
  }

  private int endOfName(int start) {
    int stop = start;
    while (stop < line.length() && isOfName(line.charAt(stop), stop == start)) {
      stop++;
    }
    return stop;
  }

  private static boolean isOfName(char c, boolean first) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (!first && c >= '0' && c <= '9');
  }

  private void tilde(boolean begins) {
    char next = at + 1 < line.length() ? line.charAt(at + 1) : '/';
    if (begins && (next == '/' || BLANK.indexOf(next) >= 0)) {
      open().append(System.getProperty("user.home"));
    } else {
      append('~');
    }
    at++;
  }

  /** A redirection is left out with its file; any other operator ends the command. */
  private void operator(char c) {
    if (c == '<' || c == '>') {
      redirection();
      return;
    }
    finish();
    end = words.isEmpty() ? null : c == '\n' ? "the end of its line" : "'" + c + "'";
    at++;
  }

  private void redirection() {
    boolean isNumber = word != null && !quoted && word.chars().allMatch(Character::isDigit);
    if (isNumber) {
      word = null;
    }
    finish();
    skip("<>&|");
    skip(BLANK);
    while (at < line.length() && (BLANK + OPERATORS).indexOf(line.charAt(at)) < 0) {
      at++;
    }
  }

  private void skip(String characters) {
    while (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
      at++;
    }
  }

  private int endOfLine() {
    int stop = line.indexOf('\n', at);
    return stop < 0 ? line.length() : stop;
  }

  private StringBuilder open() {
    if (word == null) {
      word = new StringBuilder();
    }
    return word;
  }

  private void append(char c) {
    open().append(c);
  }

  private void finish() {
    if (word != null) {
      words.add(word.toString());
    }
    word = null;
    quoted = false;
  }

  private static CurlProblem command(String sign) {
    return new CurlProblem(
        "a shell would run the command in '" + sign + "'; write its result in its place");
  }
}
