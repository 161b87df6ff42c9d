package dev.redial.rule;

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

  /** Whether a port is one of the rule's, or unknown: less than 1. */
  boolean hasPort(int port) {
    if (ports.isEmpty() || port == RuleSet.ANY_PORT) {
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
