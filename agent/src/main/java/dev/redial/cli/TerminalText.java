package dev.redial.cli;

import dev.redial.rule.Visible;
import java.io.PrintStream;

/**
 * What a command says, for a terminal. Rules of a server, the names that it holds certificates for
 * and the user's own words may be in it: none of it commands the terminal.
 */
final class TerminalText extends PrintStream {
  private final PrintStream to;

  TerminalText(PrintStream to) {
    super(to, true);
    this.to = to;
  }

  @Override
  public void print(String text) {
    to.print(visible(text));
  }

  private static String visible(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isOfLines = c == '\n' || c == '\t' || text.startsWith("\r\n", i);
      if (isOfLines || Visible.is(c)) {
        shown.append(c);
      } else {
        Visible.appendNumber(shown, c);
      }
    }
    return shown.toString();
  }
}
