package dev.redial.provider.jsse;

import dev.redial.decision.Decisions;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.rule.tls.ClientKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Ends the handshake where JSSE is about to answer without a certificate, although the server wants
 * one and the rule names one. The key may be of a kind that the server does not list.
 */
final class MissingCertificateHook extends CertificateHook {
  /** Fails if this JDK lacks a member that is needed. */
  public MissingCertificateHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
  }

  @Override
  boolean isMeant(@Nullable Object chosen) {
    return chosen == null;
  }

  @Override
  @Nullable Object replaced(String peer, Rule rule, ClientCertificate certificate)
      throws IOException {
    if (certificate.form() == ClientCertificate.Form.NONE) {
      return null;
    }
    throw decisions.refusal(rule, Layer.TLS, peer, reason(certificate));
  }

  private static Exception reason(ClientCertificate certificate) {
    try {
      var kind = ClientKey.open(certificate).key().getAlgorithm();
      return new SSLException("the server accepts no certificate with a key of " + kind);
    } catch (GeneralSecurityException | RuntimeException e) {
      return e;
    }
  }
}
