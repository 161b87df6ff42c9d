package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.tls.trust.RuleKeyManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the application's key manager by the rule's certificate for one connection. JSSE is
 * about to ask the key manager, since the server wants a certificate. The key manager is the
 * context's, and serves every other connection as before.
 */
final class ClientCertificateHook extends CertificateHook {
  /** Decides by the handshake's peer host; fails if this JDK lacks a member that is needed. */
  public ClientCertificateHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
  }

  @Override
  boolean isMeant(@Nullable Object manager) {
    return manager instanceof X509ExtendedKeyManager;
  }

  @Override
  Object replaced(String peer, Rule rule, ClientCertificate certificate) throws IOException {
    try {
      return RuleKeyManager.of(decisions, rule, certificate);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw decisions.refusal(rule, Layer.TLS, peer, e);
    }
  }
}
