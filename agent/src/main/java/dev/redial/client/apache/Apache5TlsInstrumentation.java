package dev.redial.client.apache;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.PlainNameHook;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Apache HttpClient 5 checks a name after the handshake. It uses a verifier of its own, which
 * gets the certificate alone, or the application's. Since 5.4 JSSE checks it before, unless the
 * application chose otherwise. Seen in 5.0 to 5.6.
 */
final class Apache5TlsInstrumentation implements TypeInstrumentation {
  /** Of blocking clients; since 5.4 only of those that ask for it. */
  static final String CLASSIC = "org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory";

  /** Of asynchronous clients, and since 5.4 of blocking ones. */
  static final String STRATEGY = "org.apache.hc.client5.http.ssl.AbstractClientTlsStrategy";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new UrlHostHook(decisions);
    var plain = new PlainNameHook(decisions);
    return List.of(
        Insertion.instead("verifySession(String,SSLSession)", plain, argument(1)),
        Insertion.instead("verifySession(String,SSLSession,HostnameVerifier)", plain, argument(1))
            .ifThere(),
        Insertion.replacingAtEnter(
            "verifySession(String,SSLSession)", hook, argument(0), argument(1)),
        Insertion.replacingAtEnter(
                "verifySession(String,SSLSession,HostnameVerifier)", hook, argument(0), argument(1))
            .ifThere());
  }
}
