package dev.redial.cli;

import dev.redial.rule.VisibleCharacters;
import java.io.PrintStream;

/**
 * A command's output on a terminal. It may contain text from a rules server, names in a certificate
 * and the user's own words. None of these can send the terminal a control sequence.
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
      if (isOfLines || VisibleCharacters.is(c)) {
        shown.append(c);
      } else {
        VisibleCharacters.appendNumber(shown, c);
      }
    }
    return shown.toString();
  }
}
