package dev.redial.tls;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Gives HttpsURLConnection's own check, which runs when the application set a HostnameVerifier, the
 * verify name for the URL's host; the verifier gets it too, also where it is a lambda.
 */
public final class UrlHostHook extends Hook {
  /** Decides by the session's peer host, not by rules of its own. */
  public UrlHostHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object host,
      @Nullable Object session,
      @Nullable Object unused,
      @Nullable Object nothing) {
    if (session instanceof SSLSession known && PeerNames.rule(known.getPeerHost()) != null) {
      return known.getPeerHost();
    }
    return host;
  }
}
