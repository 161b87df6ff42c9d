package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/** A hook where JSSE chooses the certificate of a client whose rule has one. */
abstract class CertificateHook extends Hook {
  /** Decides by the handshake's peer host; fails if this JDK lacks a member that is needed. */
  CertificateHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    MethodHandles.lookup().ensureInitialized(Jsse.class);
  }

  /** Whether it has anything to do for what JSSE has. */
  abstract boolean isMeant(@Nullable Object given);

  /** What JSSE goes on with in place of what it has. */
  abstract @Nullable Object replaced(String peer, Rule rule, ClientCertificate certificate)
      throws IOException;

  @Override
  protected final @Nullable Object on(@Nullable Object given, @Nullable Object handshake)
      throws IOException {
    if (handshake == null || !isMeant(given)) {
      return given;
    }
    var peer = Jsse.peerOf(handshake);
    var rule = PeerNames.rule(peer);
    var certificate = rule == null ? null : rule.tls().clientCertificate();
    return peer == null || rule == null || certificate == null
        ? given
        : replaced(peer, rule, certificate);
  }
}
