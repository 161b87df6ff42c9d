package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Layer;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.rule.tls.ClientKey;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the handshake where the server wants a certificate and JSSE is about to answer with none,
 * though the rule has one: its key may be of a kind that the server does not list.
 */
final class MissingCertificateHook extends Hook {
  /** Fails if this JDK lacks a member that is needed. */
  public MissingCertificateHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    MethodHandles.lookup().ensureInitialized(Jsse.class);
  }

  @Override
  protected @Nullable Object on(@Nullable Object chosen, @Nullable Object handshake)
      throws IOException {
    if (chosen != null || handshake == null) {
      return chosen;
    }
    var peer = Jsse.peerOf(handshake);
    var rule = PeerNames.rule(peer);
    var certificate = rule == null ? null : rule.tls().clientCertificate();
    if (peer == null
        || rule == null
        || certificate == null
        || certificate.form() == ClientCertificate.Form.NONE) {
      return null;
    }
    throw decisions.refusal(rule, Layer.TLS, peer, reason(certificate));
  }

  private static Exception reason(ClientCertificate certificate) {
    try {
      var kind = ClientKey.open(certificate).key().getAlgorithm();
      return new SSLException("the server takes no certificate for a key of " + kind);
    } catch (GeneralSecurityException | RuntimeException e) {
      return e;
    }
  }
}
