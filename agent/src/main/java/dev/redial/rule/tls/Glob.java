package dev.redial.rule.tls;

/** Patterns of names, in which {@code *} stands for any characters, or none. */
public final class Glob {
  private Glob() {}

  /** Whether it stands for several names. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0;
  }

  /**
   * Whether a name matches a pattern; a pattern without {@code *} matches itself only. Where the
   * rest does not match, only the star that was passed last takes more of the name. So many stars,
   * even from a rules server, cost no more than that.
   */
  public static boolean matches(String pattern, String name) {
    int at = 0;
    int afterStar = -1;
    int taken = 0;
    for (int i = 0; i < name.length(); ) {
      if (is(pattern, at, '*')) {
        afterStar = ++at;
        taken = i;
      } else if (is(pattern, at, name.charAt(i))) {
        at++;
        i++;
      } else if (afterStar >= 0) {
        at = afterStar;
        i = ++taken;
      } else {
        return false;
      }
    }
    while (is(pattern, at, '*')) {
      at++;
    }
    return at == pattern.length();
  }

  private static boolean is(String pattern, int at, char c) {
    return at < pattern.length() && pattern.charAt(at) == c;
  }
}
