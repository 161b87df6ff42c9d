package dev.redial.provider;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Layer;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.RuleTrustManager;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Adds the rule's trust to the application's trust manager, for Conscrypt and netty-tcnative. */
public final class ProviderTrustHook extends Hook {
  /** Decides by the connection's peer host, not by rules of its own. */
  public ProviderTrustHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object manager, @Nullable Object connection)
      throws IOException {
    if (!(connection instanceof SSLEngine engine)
        || !(manager instanceof X509TrustManager application)) {
      return manager;
    }
    var peer = engine.getPeerHost();
    var rule = PeerNames.rule(peer);
    if (peer == null || rule == null) {
      return manager;
    }
    try {
      return RuleTrustManager.of(rule, application, peer, engine.getSSLParameters());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw decisions.refusal(rule, Layer.TLS, peer, e);
    }
  }
}
