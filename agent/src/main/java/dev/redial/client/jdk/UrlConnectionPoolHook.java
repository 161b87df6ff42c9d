package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import dev.redial.http.Ports;
import dev.redial.reflect.Members;
import dev.redial.tls.KeptAlive;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * HttpURLConnection and HttpsURLConnection: closes a kept connection that was made under another
 * rule, where {@code sun.net.www.http.KeepAliveCache.get} is about to hand it out.
 */
final class UrlConnectionPoolHook extends SideHook {
  /** Decides by these rules. */
  public UrlConnectionPoolHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object client, @Nullable Object url) throws IOException {
    if (client == null || !(url instanceof URL asked)) {
      return client;
    }
    try {
      int port = Ports.of(asked.getPort(), asked.getProtocol());
      if (!isStale(client, asked, port) && !goesAnotherWay(client, asked.getHost(), port)) {
        return client;
      }
      Members.call(client, "closeServer");
      return null;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private boolean isStale(Object client, URL asked, int port) throws ReflectiveOperationException {
    return asked.getProtocol().equals("https")
        && KeptAlive.isStale(
            decisions, (SSLSession) Members.get(client, "session"), asked.getHost(), port);
  }

  private boolean goesAnotherWay(Object client, String host, int port)
      throws ReflectiveOperationException {
    return decisions.tracked().routed().mayBeStale(host, port)
        && Members.get(client, "serverSocket") instanceof Socket socket
        && decisions.tracked().routed().isStale(socket.getLocalPort(), host, port);
  }
}
