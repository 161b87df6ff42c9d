package dev.redial.client;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.tls.PlainNameHook;
import dev.redial.tls.UrlHostHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.MethodName;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where clients ask a HostnameVerifier, their own or the application's, about the URL's host after
 * the handshake. The call and not the verifier is woven: a verifier may be a lambda.
 */
public final class VerifierCallInstrumentation implements TypeInstrumentation {
  /** Apache HttpClient 4.0 to 4.2; deprecated and still there in 4.5. */
  public static final String APACHE_4_0 = "org.apache.http.conn.ssl.SSLSocketFactory";

  /** Apache HttpClient 4.3 to 4.5. */
  public static final String APACHE_4_3 = "org.apache.http.conn.ssl.SSLConnectionSocketFactory";

  /** gRPC on what it took over from OkHttp. */
  public static final String GRPC = "io.grpc.okhttp.OkHttpTlsUpgrader";

  /** nv-websocket-client, on what it took over from OkHttp; before 2.4 it checks no name. */
  public static final String NV = "com.neovisionaries.ws.client.SocketConnector";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingBefore("verify", MethodName.ANY, new UrlHostHook(decisions)),
        Insertion.instead(
                "verifyHostname(SSLSocket,String)", new PlainNameHook(decisions), argument(0))
            .ifThere());
  }
}
