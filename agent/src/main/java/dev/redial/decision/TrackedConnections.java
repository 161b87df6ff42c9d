package dev.redial.decision;

/**
 * The connections that rules have changed, which a reload may end or count. Safe for use by many
 * threads.
 */
public final class TrackedConnections {
  private final Connections connections = new Connections();
  private final RoutedConnections routed;
  private final PinnedNames pinnedNames = new PinnedNames();

  TrackedConnections(Decisions decisions) {
    this.routed = new RoutedConnections(decisions);
  }

  /** The connections that were made under a rule. */
  public Connections connections() {
    return connections;
  }

  /** The connections that a rule has routed. */
  public RoutedConnections routed() {
    return routed;
  }

  /** Whether connections have been given other verify names. */
  public PinnedNames pinnedNames() {
    return pinnedNames;
  }
}
