package dev.redial.yaml;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody probably meant to write: the known word that takes the fewest changes. */
final class Nearest {
  private Nearest() {}

  /** The nearest of the known words, however far it is. */
  static String to(String written, List<String> known) {
    var word = plain(written);
    var nearest = "";
    int least = Integer.MAX_VALUE;
    for (var candidate : known) {
      int distance = distance(word, plain(candidate));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The nearest of the known words, or null if more than a quarter of it would change. */
  static @Nullable String near(String written, List<String> known) {
    var nearest = to(written, known);
    return distance(plain(written), plain(nearest)) * 4 <= nearest.length() ? nearest : null;
  }

  /** Case and the kind of dash are no difference worth a change; nor is all of a megabyte read. */
  private static String plain(String text) {
    return Words.show(text).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many letters to add, drop or change (Levenshtein). */
  private static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
