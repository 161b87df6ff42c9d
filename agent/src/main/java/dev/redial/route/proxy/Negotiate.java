package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import org.jspecify.annotations.Nullable;

/**
 * Negotiate by HTTP (RFC 4559), with a ticket of Kerberos: one message, good for one connection.
 */
final class Negotiate implements Credentials {
  @Override
  public AuthScheme scheme() {
    return AuthScheme.NEGOTIATE;
  }

  @Override
  public @Nullable LoginTalk begin(@Nullable ProxyTicket ticket) {
    var token = ticket == null ? null : ticket.token();
    return token == null ? null : new Message(token);
  }

  private static final class Message implements LoginTalk {
    private final String token;
    private boolean isSaid;

    Message(String token) {
      this.token = token;
    }

    @Override
    public String authorization(Address target) {
      isSaid = true;
      return AuthScheme.NEGOTIATE.word() + " " + token;
    }

    /** Whoever sees a ticket twice takes it for stolen (RFC 4120, section 3.2.3). */
    @Override
    public boolean mayBeginAgain() {
      return !isSaid;
    }
  }
}
