package dev.redial.yaml.tree;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * The text of a file as SnakeYAML's scanner reads it. Its own reader copies its window for each
 * kilobyte of a long token, which makes megabytes without a space take minutes.
 */
final class Text extends StreamReader {
  /** SnakeYAML would take snippets from it for messages that nobody sees. */
  private static final int[] NO_SNIPPET = {};

  private final String text;
  private int at;
  private int line;
  private int column;

  Text(String text) {
    super("");
    this.text = text;
  }

  @Override
  public Mark getMark() {
    return new Mark("", at, line, column, NO_SNIPPET, 0);
  }

  @Override
  public int peek() {
    return peek(0);
  }

  /** The end of the text is a NUL, which the text itself never holds. */
  @Override
  public int peek(int offset) {
    int index = at + offset;
    return index < text.length() ? text.charAt(index) : 0;
  }

  @Override
  public void forward() {
    if (at == text.length()) {
      return;
    }
    char c = text.charAt(at++);
    if (isLineBreak(c) || (c == '\r' && at < text.length() && peek() != '\n')) {
      line++;
      column = 0;
    } else {
      column++;
    }
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length; i++) {
      forward();
    }
  }

  @Override
  public String prefix(int length) {
    return text.substring(at, Math.min(at + length, text.length()));
  }

  /** The scanner asks only for what lies on one line. */
  @Override
  public String prefixForward(int length) {
    var prefix = prefix(length);
    at += prefix.length();
    column += prefix.length();
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getLine() {
    return line;
  }

  @Override
  public int getIndex() {
    return at;
  }

  /** The size of a file is limited before it is read. */
  @Override
  public int getDocumentIndex() {
    return 0;
  }

  /** The line breaks of YAML 1.1, as the scanner knows them. */
  private static boolean isLineBreak(char c) {
    return c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }
}
