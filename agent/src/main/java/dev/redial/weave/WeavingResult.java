package dev.redial.weave;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a class.
 *
 * @param absent the insertions that did not take, with the reasons
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record WeavingResult(
    byte[] classFile, List<Insertion> insertions, Map<Insertion, String> absent) {
  /** Whether it is as it was. */
  public boolean isUnchanged() {
    return absent.size() == insertions.size();
  }

  /** Those that did not take and had to, with the reasons: of alternatives the first one. */
  public Map<Insertion, String> lost() {
    var lost = new LinkedHashMap<Insertion, String>();
    for (var entry : absent.entrySet()) {
      var need = entry.getKey().need();
      if (!need.optional()) {
        lost.put(entry.getKey(), entry.getValue());
      } else if (!need.group().isEmpty() && !hasTaken(need.group()) && isNew(need, lost)) {
        lost.put(entry.getKey(), entry.getValue() + " nor another like it");
      }
    }
    return lost;
  }

  private boolean hasTaken(String group) {
    for (var insertion : insertions) {
      if (insertion.need().group().equals(group) && !absent.containsKey(insertion)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNew(Insertion.Need need, Map<Insertion, String> lost) {
    for (var insertion : lost.keySet()) {
      if (insertion.need().equals(need)) {
        return false;
      }
    }
    return true;
  }
}
