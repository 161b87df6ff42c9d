package dev.redial.rule.host;

import dev.redial.rule.host.HostPattern.Block;
import java.util.Arrays;

/**
 * Ordinals by IP block: an open-addressing table that is asked once for each prefix length in use,
 * without allocation.
 */
final class BlockTable {
  private static final int SMALLEST = 16;

  private Block[] blocks = new Block[SMALLEST];
  private int[][] ordinals = new int[SMALLEST][];
  private int[] prefixes = {};
  private int size;

  /** Ordinals come in ascending order. */
  void add(Block block, int ordinal) {
    int slot = slot(block.high(), block.low(), block.prefix());
    if (blocks[slot] == null) {
      blocks[slot] = block;
      ordinals[slot] = RulePositions.EMPTY;
      addPrefix(block.prefix());
      size++;
    }
    ordinals[slot] = RulePositions.add(ordinals[slot], ordinal);
    if (size * 2 > blocks.length) {
      grow();
    }
  }

  /** The least ordinal above a given one of the blocks that hold all of this one. */
  int after(long high, long low, int prefix, int after) {
    boolean v4 = IpLiteral.isV4(high, low) && prefix >= IpLiteral.V4_BITS;
    int next = RulePositions.NONE;
    for (int i = 0; i < prefixes.length && prefixes[i] <= prefix; i++) {
      if (!v4 || prefixes[i] >= IpLiteral.V4_BITS) {
        long maskedHigh = high & Block.highMask(prefixes[i]);
        long maskedLow = low & Block.lowMask(prefixes[i]);
        var found = ordinals[slot(maskedHigh, maskedLow, prefixes[i])];
        next = found == null ? next : Math.min(next, RulePositions.after(found, after));
      }
    }
    return next;
  }

  /** Keeps them ascending. */
  private void addPrefix(int prefix) {
    int at = Arrays.binarySearch(prefixes, prefix);
    if (at < 0) {
      int insertion = -at - 1;
      var grown = Arrays.copyOf(prefixes, prefixes.length + 1);
      System.arraycopy(prefixes, insertion, grown, insertion + 1, prefixes.length - insertion);
      grown[insertion] = prefix;
      prefixes = grown;
    }
  }

  private int slot(long high, long low, int prefix) {
    int mask = blocks.length - 1;
    long hash = (high * 31 + low) * 31 + prefix;
    int slot = (int) ((hash * 0x9E3779B97F4A7C15L) >>> 33) & mask;
    Block block;
    while ((block = blocks[slot]) != null && !is(block, high, low, prefix)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean is(Block block, long high, long low, int prefix) {
    return block.low() == low && block.high() == high && block.prefix() == prefix;
  }

  private void grow() {
    var oldBlocks = blocks;
    var oldOrdinals = ordinals;
    blocks = new Block[oldBlocks.length * 2];
    ordinals = new int[blocks.length][];
    for (int i = 0; i < oldBlocks.length; i++) {
      var block = oldBlocks[i];
      if (block != null) {
        int slot = slot(block.high(), block.low(), block.prefix());
        blocks[slot] = block;
        ordinals[slot] = oldOrdinals[i];
      }
    }
  }
}
