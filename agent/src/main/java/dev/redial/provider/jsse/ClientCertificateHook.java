package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Layer;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import dev.redial.tls.trust.RuleKeyManager;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.security.GeneralSecurityException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rule's certificate in place of the application's key manager, where JSSE is about to ask
 * that for one connection, since the server wants a certificate. It is the context's, and stays so
 * for every other connection.
 */
final class ClientCertificateHook extends Hook {
  /** Decides by the handshake's peer host; fails if this JDK lacks a member that is needed. */
  public ClientCertificateHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    MethodHandles.lookup().ensureInitialized(Jsse.class);
  }

  @Override
  protected @Nullable Object on(@Nullable Object manager, @Nullable Object handshake)
      throws IOException {
    if (!(manager instanceof X509ExtendedKeyManager) || handshake == null) {
      return manager;
    }
    var peer = Jsse.peerOf(handshake);
    var rule = PeerNames.rule(peer);
    var certificate = rule == null ? null : rule.tls().clientCertificate();
    if (peer == null || rule == null || certificate == null) {
      return manager;
    }
    try {
      return RuleKeyManager.of(decisions, rule, certificate);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw decisions.refusal(rule, Layer.TLS, peer, e);
    }
  }
}
