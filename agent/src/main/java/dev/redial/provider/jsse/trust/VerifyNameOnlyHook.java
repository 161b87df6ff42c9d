package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PeerNames;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Lets the identity check see the peer host alone, which is the rule's verify name.
 *
 * <p>{@code X509TrustManagerImpl.checkIdentity} accepts a certificate for the server name that was
 * sent or for the peer host. A rule promises that it is valid for the verify name.
 */
final class VerifyNameOnlyHook extends Hook {
  /** Decides by the session's peer host, not by rules of its own. */
  public VerifyNameOnlyHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object serverNames, @Nullable Object session) {
    if (session instanceof SSLSession known && PeerNames.rule(known.getPeerHost()) != null) {
      return List.of();
    }
    return serverNames;
  }
}
