package dev.redial.rule;

/** What a rule changes of a connection. Hits, failures and refusals are counted by it. */
public enum Layer {
  /** A request that a client writes. */
  HTTP("HTTP"),
  /** A handshake. */
  TLS("TLS"),
  /** TLS is left out. */
  PLAINTEXT("plaintext"),
  /** A request that an application writes by hand. */
  RAW_HTTP("raw HTTP"),
  /** The route to the server. */
  ROUTE("route"),
  /** All connections lead to one address. */
  SANDBOX("sandbox"),
  /** A certificate is accepted that the JDK disables. */
  WEAK_CERTIFICATE("weak certificate");

  private final String words;

  Layer(String words) {
    this.words = words;
  }

  /** Whether it gives up security: then the log has each time. */
  public boolean isRisk() {
    return this == PLAINTEXT || this == WEAK_CERTIFICATE;
  }

  /** As the log, {@code status} and JDK Flight Recorder name it. */
  @Override
  public String toString() {
    return words;
  }
}
