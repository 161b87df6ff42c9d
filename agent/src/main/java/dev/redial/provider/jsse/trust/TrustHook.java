package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import dev.redial.tls.trust.RuleTrustManager;
import dev.redial.tls.trust.WeakAcceptance;
import dev.redial.tls.trust.WeakCertificates;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.security.GeneralSecurityException;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Adds the rule's trust to the application's trust manager, where JSSE is about to ask it for one
 * connection. Every trust manager is asked there, the application's own included.
 */
final class TrustHook extends Hook {
  /** Decides by the handshake's peer host; fails if this JDK lacks a member that is needed. */
  public TrustHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    MethodHandles.lookup().ensureInitialized(Jsse.class);
  }

  @Override
  protected @Nullable Object on(@Nullable Object manager, @Nullable Object handshake)
      throws IOException {
    if (!(manager instanceof X509ExtendedTrustManager application) || handshake == null) {
      return manager;
    }
    var peer = Jsse.peerOf(handshake);
    var rule = PeerNames.rule(peer);
    if (peer != null && rule != null && rule.tls().changesTrust()) {
      return ruled(application, rule, peer);
    }
    return WeakCertificates.areChecked() ? RuleTrustManager.unchanged(application) : manager;
  }

  private RuleTrustManager ruled(X509ExtendedTrustManager application, Rule rule, String peer)
      throws IOException {
    try {
      RuleTrustManager.requireReadable(rule);
      return new RuleTrustManager(
          application,
          rule,
          rule.tls().verify() ? peer : null,
          WeakAcceptance.of(decisions, rule, peer));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw decisions.refusal(rule, Layer.TLS, peer, e);
    }
  }
}
