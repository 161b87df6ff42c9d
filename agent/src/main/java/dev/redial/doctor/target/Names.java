package dev.redial.doctor.target;

import java.util.List;

/** Lists of names, for people. */
public final class Names {
  private static final int MOST = 6;

  private Names() {}

  /** The first few. */
  public static String some(List<String> names) {
    if (names.isEmpty()) {
      return "nobody";
    }
    int shown = Math.min(MOST, names.size());
    var first = SafeText.text(String.join(", ", names.subList(0, shown)));
    return shown < names.size() ? first + " and " + (names.size() - shown) + " more" : first;
  }
}
