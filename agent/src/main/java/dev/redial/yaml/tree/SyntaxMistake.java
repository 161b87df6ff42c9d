package dev.redial.yaml.tree;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What the author of a text has probably done that SnakeYAML refuses in words of its grammar. */
final class SyntaxMistake {
  private static final int LONGEST = 200;
  private static final String QUOTE = "put the whole value in double quotes";
  private static final String BLOCK_END = "expected <block end>, but found '";

  private final SourceLines lines;
  private final String context;
  private final @Nullable Mark begin;
  private final String problem;
  private final Mark at;
  private final int line;
  private final int column;

  SyntaxMistake(MarkedYAMLException failure, Mark at, String text) {
    lines = new SourceLines(text);
    context = failure.getContext() == null ? "" : failure.getContext();
    begin = failure.getContextMark();
    problem = String.valueOf(failure.getProblem());
    this.at = at;
    line = at.getLine();
    column = at.getColumn();
  }

  Rejection explain() {
    var mistake = ofCharacters();
    if (mistake == null) {
      mistake = ofStructure();
    }
    if (mistake == null && context.startsWith("while parsing a flow")) {
      mistake = brackets();
    }
    return mistake == null ? inItsWords() : mistake;
  }

  private Rejection inItsWords() {
    var words = context.isEmpty() ? problem : context + ": " + problem;
    return here(Words.show(words, LONGEST), "correct it here or in the line before");
  }

  private Rejection here(String what, String remedy) {
    return Rejection.at(at, "not YAML: " + what, remedy);
  }

  private static Rejection there(int line, int column, String what, String remedy) {
    return new Rejection(line + 1, column + 1, "not YAML: " + what, remedy);
  }

  private @Nullable Rejection ofCharacters() {
    if (problem.contains("that cannot start any token")) {
      return character();
    }
    if (problem.contains("unknown escape character")) {
      return here(
          "this backslash begins no escape that YAML has in double quotes",
          "write the value in single quotes, or each backslash twice");
    }
    if (isUnquoted()) {
      return here("this value means something else without quotes", QUOTE);
    }
    return begin == null ? null : ofBeginning(begin);
  }

  private @Nullable Rejection ofBeginning(Mark mark) {
    if (context.startsWith("while scanning an a")) {
      return anchor(mark, context.endsWith("alias"));
    }
    boolean isOpen = problem.contains("unexpected end of stream") && isQuote(mark);
    return isOpen ? lines.openQuote(mark.getLine(), mark.getColumn()) : null;
  }

  /** What begins with a question mark or a bar, or has a colon in brackets. */
  private boolean isUnquoted() {
    return problem.startsWith("mapping keys are not allowed")
        || problem.startsWith("expected a comment or a line break")
        || (problem.startsWith("expected the node content") && problem.endsWith("':'"));
  }

  /** A star begins an alias, and an ampersand an anchor. */
  private static Rejection anchor(Mark begin, boolean isAlias) {
    return there(
        begin.getLine(),
        begin.getColumn(),
        "a value that begins with '" + (isAlias ? '*' : '&') + "' needs quotes",
        isAlias ? "write a pattern in quotes: \"*.example.com\"" : QUOTE);
  }

  private boolean isQuote(Mark mark) {
    var text = lines.line(mark.getLine());
    return mark.getColumn() < text.length() && "\"'".indexOf(text.charAt(mark.getColumn())) >= 0;
  }

  private Rejection character() {
    var text = lines.line(line);
    char c = column < text.length() ? text.charAt(column) : ' ';
    return c == '\t'
        ? here("a tab stands here, and YAML takes none there", "write spaces instead of tabs")
        : here("a value cannot begin with '" + Words.show(String.valueOf(c)) + "'", QUOTE);
  }

  private @Nullable Rejection ofStructure() {
    if (problem.startsWith("mapping values are not allowed")) {
      return colon();
    }
    if (problem.startsWith("could not find expected ':'") && begin != null) {
      var mistake = withoutColon(begin.getLine());
      return mistake == null ? noKey(begin.getLine()) : mistake;
    }
    if (problem.startsWith("sequence entries are not")) {
      return here("a list begins behind its key", "write it below the key, or as '[a, b]'");
    }
    if (problem.startsWith(BLOCK_END) || problem.startsWith("expected '<document start>'")) {
      return endOfBlock();
    }
    return null;
  }

  /** A colon where no key can be. */
  private @Nullable Rejection colon() {
    int first = lines.colon(line);
    if (first >= 0 && first < column) {
      return here(
          "a value with a colon and a space in it needs quotes",
          "write '" + Words.show(lines.key(line)) + ": \"...\"'");
    }
    int above = lines.above(line);
    if (above < 0) {
      return null;
    }
    var mistake = withoutColon(above);
    if (mistake != null) {
      return mistake;
    }
    return lines.colon(above) < 0 ? noKey(above) : indent("this line is indented too deep");
  }

  private Rejection noKey(int number) {
    int start = SourceLines.column(lines.line(number)) - 1;
    return there(number, start, "this line lacks a colon and a space", "write 'key: value'");
  }

  /** A line that is to have a key, and lacks a space or a colon. */
  private @Nullable Rejection withoutColon(int number) {
    var text = lines.line(number);
    var mistake = atStart(number, text);
    if (mistake != null) {
      return mistake;
    }
    int colon = lines.colon(number);
    var key = lines.key(number);
    var write = "write '" + Words.show(key) + ": ...'";
    if (colon >= 0 && colon + 1 < text.length() && text.charAt(colon + 1) != ' ') {
      return there(number, colon + 1, "a space is missing after the colon", write);
    }
    if (colon < 0 && Keys.isAny(key)) {
      int end = text.indexOf(key) + key.length();
      return there(number, end, "a colon is missing after '" + key + "'", write);
    }
    return null;
  }

  private static @Nullable Rejection atStart(int number, String text) {
    int start = SourceLines.column(text) - 1;
    if (start < text.length() && Character.isSpaceChar(text.charAt(start))) {
      var what = "this looks like a space, and is " + Words.name(text.charAt(start));
      return there(number, start, what, "write spaces");
    }
    return text.startsWith("-", start) && !text.startsWith("- ", start)
        ? there(number, start + 1, "a space is missing after '-'", "write '- name: ...'")
        : null;
  }

  private @Nullable Rejection endOfBlock() {
    if (problem.contains("'<scalar>'")) {
      var open = lines.openQuote(line);
      return open != null
          ? open
          : here("the value goes on after its quotes", "put quotes around the whole value");
    }
    if (problem.contains("']'") || problem.contains("'}'")) {
      return here("this bracket closes nothing", "remove it");
    }
    return indent("the indent of this line fits no line above");
  }

  private @Nullable Rejection indent(String what) {
    var text = lines.line(line);
    int start = SourceLines.column(text) - 1;
    var places = lines.near(line);
    return places.isEmpty()
        ? null
        : there(
            line,
            start,
            what,
            "begin it "
                + places.stream()
                    .map(SourceLines.Level::place)
                    .collect(Collectors.joining(", or ")));
  }

  /** A list or a mapping in brackets. */
  private @Nullable Rejection brackets() {
    if (problem.startsWith("expected the node content") && problem.contains("stream end")) {
      return here("the text ends within brackets", "write the bracket that closes them");
    }
    if (begin == null || !problem.startsWith("expected ','")) {
      return null;
    }
    boolean isList = context.contains("sequence");
    var what = isList ? "the list" : "the mapping";
    var close = isList ? "']'" : "'}'";
    return begin.getLine() == line
        ? here("a comma is missing before this, or " + close, "write ',' between two values")
        : there(
            begin.getLine(),
            begin.getColumn(),
            what + " that begins here has no end",
            "write " + close + " behind its last value");
  }
}
