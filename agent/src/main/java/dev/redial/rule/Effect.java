package dev.redial.rule;

/** What a rule does to a connection, for layers that ask before they know the port. */
public enum Effect {
  /** Whatever it does. */
  ANY,
  /** It has a say in request heads, be it as an observer. */
  HEAD,
  /** It changes TLS, or leaves it out. */
  HANDSHAKE,
  /** It says what to dial. */
  ADDRESS,
  /** It has the name looked up in lower case. */
  LOWERCASE;

  boolean isOf(Rule rule) {
    return switch (this) {
      case ANY -> true;
      case HEAD -> rule.changesHeads();
      case HANDSHAKE -> !rule.observe() && rule.changesHandshake();
      case ADDRESS -> !rule.observe() && rule.route().changesAddress();
      case LOWERCASE -> !rule.observe() && rule.http().lowercase();
    };
  }
}
