package dev.redial.http;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.tls.KeptAlive;
import dev.redial.tls.Members;
import java.io.IOException;
import java.net.URL;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * HttpsURLConnection: closes a kept connection that was made under another rule, where {@code
 * sun.net.www.http.KeepAliveCache.get} is about to hand it out.
 */
public final class UrlConnectionPoolHook extends Hook {
  /** Decides by these rules. */
  public UrlConnectionPoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object client, @Nullable Object url, @Nullable Object unused, @Nullable Object none)
      throws IOException {
    if (client == null || !(url instanceof URL asked) || !asked.getProtocol().equals("https")) {
      return client;
    }
    try {
      var session = (SSLSession) Members.get(client, "session");
      int port = Ports.of(asked.getPort(), "https");
      if (!KeptAlive.isStale(decisions, session, asked.getHost(), port)) {
        return client;
      }
      Members.call(client, "closeServer");
      return null;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
