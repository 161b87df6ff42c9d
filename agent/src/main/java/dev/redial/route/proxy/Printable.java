package dev.redial.route.proxy;

/** What a peer sent, as a log and an exception can bear it. */
public final class Printable {
  private static final int LONGEST = 100;

  private Printable() {}

  /** The visible ASCII characters of a text; a question mark for any other; not all of it. */
  public static String of(CharSequence text) {
    var shown = new StringBuilder();
    int end = Math.min(text.length(), LONGEST);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return shown.toString().strip();
  }
}
