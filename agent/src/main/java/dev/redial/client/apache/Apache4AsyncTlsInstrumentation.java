package dev.redial.client.apache;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.PlainNameHook;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Apache HttpAsyncClient 4 asks a HostnameVerifier, its own or the application's, about the
 * URL's host; in 4.0 it shows it the certificate only. Seen in 4.0 to 4.1.5.
 */
final class Apache4AsyncTlsInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.http.nio.conn.ssl.SSLIOSessionStrategy";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.instead(
            "verifySession(HttpHost,IOSession,SSLSession)",
            new PlainNameHook(decisions),
            argument(2)),
        Insertion.replacingBefore(
            "verify",
            "verifySession(HttpHost,IOSession,SSLSession)",
            new UrlHostHook(decisions),
            argument(2)));
  }
}
