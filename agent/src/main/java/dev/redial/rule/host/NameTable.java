package dev.redial.rule.host;

import org.jspecify.annotations.Nullable;

/**
 * Ordinals by host name: an open-addressing table that is asked for a part of a host in any case,
 * without allocation.
 *
 * <p>The hash runs over the characters from the last to the first, so that one pass over a host
 * yields those of all its suffixes.
 */
final class NameTable {
  private static final int SMALLEST = 16;

  private int[] hashes = new int[SMALLEST];
  private @Nullable String[] names = new String[SMALLEST];
  private int[][] ordinals = new int[SMALLEST][];

  /**
   * Names of one rule share it: an array of one is full, and what is full is copied, not changed.
   */
  private int[] latest = RulePositions.EMPTY;

  private int size;

  static int hash(int hashSoFar, char c) {
    return 31 * hashSoFar + lower(c);
  }

  /** Adds a name in lower case; ordinals come in ascending order. */
  void add(String name, int ordinal) {
    int hash = 0;
    for (int i = name.length() - 1; i >= 0; i--) {
      hash = hash(hash, name.charAt(i));
    }
    int slot = slot(name, 0, name.length(), hash);
    if (names[slot] == null) {
      names[slot] = name;
      hashes[slot] = hash;
      ordinals[slot] = single(ordinal);
      size++;
    } else {
      ordinals[slot] = RulePositions.add(ordinals[slot], ordinal);
    }
    if (size * 2 > names.length) {
      grow();
    }
  }

  private int[] single(int ordinal) {
    if (latest[0] != ordinal) {
      latest = new int[] {ordinal};
    }
    return latest;
  }

  /** The ordinals of host[from, to), of which this is the hash. */
  int[] find(String host, int from, int to, int hash) {
    var found = ordinals[slot(host, from, to, hash)];
    return found == null ? RulePositions.EMPTY : found;
  }

  /** Where the name is, or the free slot where it would be. */
  private int slot(String host, int from, int to, int hash) {
    int slot = first(hash);
    while (names[slot] != null && !isAt(slot, host, from, to, hash)) {
      slot = (slot + 1) & (names.length - 1);
    }
    return slot;
  }

  private int first(int hash) {
    int spread = hash * 0x9E3779B9;
    return (spread ^ (spread >>> 16)) & (names.length - 1);
  }

  private boolean isAt(int slot, String host, int from, int to, int hash) {
    var name = names[slot];
    if (hashes[slot] != hash || name == null || name.length() != to - from) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) != lower(host.charAt(from + i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  private void grow() {
    var oldNames = names;
    var oldHashes = hashes;
    var oldOrdinals = ordinals;
    names = new String[oldNames.length * 2];
    hashes = new int[names.length];
    ordinals = new int[names.length][];
    for (int i = 0; i < oldNames.length; i++) {
      var name = oldNames[i];
      if (name != null) {
        int slot = slot(name, 0, name.length(), oldHashes[i]);
        names[slot] = name;
        hashes[slot] = oldHashes[i];
        ordinals[slot] = oldOrdinals[i];
      }
    }
  }
}
