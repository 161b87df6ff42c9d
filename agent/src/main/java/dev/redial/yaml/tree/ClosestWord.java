package dev.redial.yaml.tree;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody probably meant to write: the known word that takes the fewest changes. */
public final class ClosestWord {
  private static final int SHORTEST_BEGINNING = 3;

  /** Rules of a server may bring any number of words along. */
  private static final int MOST = 1_000;

  private ClosestWord() {}

  /**
   * The known word that takes the fewest changes; an added or a missing end counts as one change.
   * Null if more than a third of each would change.
   */
  public static @Nullable String near(String written, List<String> known) {
    var word = plain(written);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (var candidate : known.subList(0, Math.min(MOST, known.size()))) {
      var other = plain(candidate);
      int distance =
          isBeginning(word, other) || isBeginning(other, word) ? 1 : distance(word, other);
      if (distance < least && distance * 3 <= other.length()) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static boolean isBeginning(String beginning, String word) {
    return beginning.length() >= SHORTEST_BEGINNING && word.startsWith(beginning);
  }

  /** Case and the kind of dash are no difference worth a change; nor is all of a megabyte read. */
  private static String plain(String text) {
    return Words.show(text).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How many letters to add, drop, change or swap (optimal string alignment). */
  private static int distance(String from, String to) {
    var rows = new int[from.length() + 1][to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      rows[0][j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      rows[i][0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        rows[i][j] = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        if (isSwapped(from, i, to, j)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[from.length()][to.length()];
  }

  private static boolean isSwapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
