package dev.redial.rule;

/** Patterns of names, in which {@code *} stands for any characters, or none. */
public final class Glob {
  private Glob() {}

  /** Whether it stands for several names. */
  public static boolean isPattern(String text) {
    return text.indexOf('*') >= 0;
  }

  /** Whether a pattern stands for this name, too; a pattern without {@code *} for itself only. */
  public static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name);
    }
    if (!name.startsWith(pattern.substring(0, star))) {
      return false;
    }
    var rest = pattern.substring(star + 1);
    for (int i = star; i <= name.length(); i++) {
      if (matches(rest, name.substring(i))) {
        return true;
      }
    }
    return false;
  }
}
