package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NTLM by HTTP ([MS-NTHT]): three messages on one connection, which goes on after that. */
final class Ntlm implements Credentials {
  private final ProxyLogin login;
  private final NtlmMessages messages;

  private Ntlm(ProxyLogin login, NtlmMessages messages) {
    this.login = login;
    this.messages = messages;
  }

  /** That of a login, or null where this JVM has no NTLM. */
  static @Nullable Ntlm of(ProxyLogin login) {
    var messages = NtlmMessages.ofJdk();
    return messages == null ? null : new Ntlm(login, messages);
  }

  /** Whether a user name says the domain, too: with a backslash or an at sign. */
  static boolean namesDomain(String username) {
    return username.indexOf('\\') >= 0 || username.indexOf('@') >= 0;
  }

  @Override
  public AuthScheme scheme() {
    return AuthScheme.NTLM;
  }

  @Override
  public LoginTalk begin(@Nullable ProxyTicket ticket) {
    return new Conversation();
  }

  private final class Conversation implements LoginTalk {
    private byte @Nullable [] proof;
    private boolean isSaid;

    @Override
    public String authorization(Address target) {
      isSaid = proof != null;
      var message = proof == null ? messages.negotiate() : proof;
      return AuthScheme.NTLM.word() + " " + Base64.getEncoder().encodeToString(message);
    }

    @Override
    public boolean goesOn(List<Challenge> offered) {
      if (proof != null) {
        return false;
      }
      for (var challenge : offered) {
        boolean isAnswer = challenge.scheme().equalsIgnoreCase(AuthScheme.NTLM.word());
        if (proof == null && isAnswer) {
          proof = proof(challenge.token());
        }
      }
      return proof != null;
    }

    private byte @Nullable [] proof(String token) {
      try {
        return messages.authenticate(login, Base64.getDecoder().decode(token));
      } catch (IllegalArgumentException e) {
        return null;
      }
    }

    @Override
    public boolean isProof() {
      return isSaid;
    }

    /** The proof is for this connection. */
    @Override
    public boolean mayBeginAgain() {
      return proof == null;
    }
  }
}
