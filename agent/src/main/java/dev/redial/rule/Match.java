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
}
