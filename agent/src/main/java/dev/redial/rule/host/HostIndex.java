package dev.redial.rule.host;

import dev.redial.rule.host.HostPattern.Below;
import dev.redial.rule.host.HostPattern.Block;
import dev.redial.rule.host.HostPattern.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds which of many lists of patterns hold a host. What a look-up costs does not depend on the
 * number of patterns, and it allocates only for a host in IPv6 or beyond ASCII.
 */
public final class HostIndex {
  private final NameTable names = new NameTable();
  private final NameTable suffixes = new NameTable();
  private @Nullable BlockTable blocks;
  private int[] any = RulePositions.EMPTY;

  /** Adds a list of patterns; ordinals come in ascending order. */
  public void add(List<HostPattern> patterns, int ordinal) {
    for (var pattern : patterns) {
      if (pattern instanceof Name name) {
        names.add(name.name(), ordinal);
      } else if (pattern instanceof Below below) {
        suffixes.add(below.name(), ordinal);
      } else if (pattern instanceof Block block) {
        blocks = blocks == null ? new BlockTable() : blocks;
        blocks.add(block, ordinal);
      } else {
        any = RulePositions.add(any, ordinal);
      }
    }
  }

  /**
   * The least ordinal above a given one whose list holds the host, or {@link RulePositions#NONE}.
   */
  public int after(String host, int after) {
    int end = host.endsWith(".") ? host.length() - 1 : host.length();
    int next = Math.min(RulePositions.after(any, after), named(host, end, after));
    return blocks == null ? next : Math.min(next, addressed(blocks, host, end, after));
  }

  /** The least ordinal above a given one whose list holds all hosts of a pattern. */
  public int after(HostPattern pattern, int after) {
    if (pattern instanceof Block block) {
      int next = RulePositions.after(any, after);
      int prefix = block.prefix();
      return blocks == null
          ? next
          : Math.min(next, blocks.after(block.high(), block.low(), prefix, after));
    }
    if (pattern instanceof Name name) {
      return after(name.name(), after);
    }
    // a label that no name has, so that only what holds every host below answers
    return after(pattern instanceof Below below ? "*." + below.name() : "*", after);
  }

  /** One pass from the last character; the hash at a dot is that of what follows it. */
  private int named(String host, int end, int after) {
    int next = RulePositions.NONE;
    int hash = 0;
    for (int i = end - 1; i >= 0; i--) {
      char c = host.charAt(i);
      if (c >= 128) {
        var ascii = HostName.canonical(host);
        return ascii == null ? RulePositions.NONE : named(ascii, ascii.length(), after);
      }
      if (c == '.' && i > 0) {
        next = Math.min(next, RulePositions.after(suffixes.find(host, i + 1, end, hash), after));
      }
      hash = NameTable.hash(hash, c);
    }
    return Math.min(next, RulePositions.after(names.find(host, 0, end, hash), after));
  }

  private static int addressed(BlockTable blocks, String host, int end, int after) {
    long v4 = IpLiteral.v4(host, 0, end);
    if (v4 != IpLiteral.NONE) {
      return blocks.after(0, v4, 128, after);
    }
    if (host.indexOf(':') < 0) {
      return RulePositions.NONE;
    }
    var literal = HostName.unbracketed(host);
    int zone = literal.indexOf('%');
    var v6 = IpLiteral.parse(zone < 0 ? literal : literal.substring(0, zone));
    return v6 == null ? RulePositions.NONE : blocks.after(v6.high(), v6.low(), 128, after);
  }
}
