package dev.redial.client.jdk;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.rule.Capability;
import dev.redial.tls.PlainNameHook;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Behind HttpsURLConnection; checks the certificate a second time, against the URL, when the
 * application has set a HostnameVerifier.
 */
final class HttpsClientInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.net.www.protocol.https.HttpsClient";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.instead(
                "checkURLSpoofing(HostnameVerifier)",
                new PlainNameHook(decisions),
                field("session"))
            .serving(Capability.PLAIN_URLS),
        Insertion.replacingAfter(
                "getHost",
                "checkURLSpoofing(HostnameVerifier)",
                new UrlHostHook(decisions),
                RESULT,
                field("session"))
            .serving(Capability.URL_VERIFIER),
        Insertion.replacingAtEnter(
                "New(SSLSocketFactory,URL,HostnameVerifier,Proxy,boolean,int,HttpURLConnection)",
                new ApplicationProxyHook(decisions),
                argument(3),
                argument(1))
            .serving(Capability.URL_PROXIES));
  }
}
