package dev.redial.rule;

import dev.redial.rule.host.HostPattern;
import dev.redial.rule.host.PortRange;
import java.util.List;

/**
 * Which endpoints a rule is for.
 *
 * @param hosts patterns of which one must match
 * @param except patterns of which none may match
 * @param ports none for every port
 */
public record Match(List<HostPattern> hosts, List<HostPattern> except, List<PortRange> ports) {
  /** Copies the collections. */
  public Match {
    hosts = List.copyOf(hosts);
    except = List.copyOf(except);
    ports = List.copyOf(ports);
  }

  /** Whether addresses are among its patterns. */
  boolean hasBlocks() {
    return hasBlocks(hosts) || hasBlocks(except);
  }

  private static boolean hasBlocks(List<HostPattern> patterns) {
    for (var pattern : patterns) {
      if (pattern instanceof HostPattern.Block) {
        return true;
      }
    }
    return false;
  }

  /** Whether a port is one of the rule's; one that is unknown, below 1, is so of no list. */
  boolean hasPort(int port) {
    if (ports.isEmpty()) {
      return true;
    }
    // an iterator would be allocated for each connection
    for (int i = 0; i < ports.size(); i++) {
      if (ports.get(i).first() <= port && port <= ports.get(i).last()) {
        return true;
      }
    }
    return false;
  }

  /** Whether each of these ports is one of the other's. */
  boolean portsAreWithin(Match other) {
    if (other.ports.isEmpty()) {
      return true;
    }
    for (var range : ports) {
      if (!other.holds(range)) {
        return false;
      }
    }
    return !ports.isEmpty();
  }

  private boolean holds(PortRange range) {
    for (var own : ports) {
      if (own.first() <= range.first() && range.last() <= own.last()) {
        return true;
      }
    }
    return false;
  }
}
