package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.io.FileInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;
import software.amazon.awssdk.crt.http.HttpStream;
import software.amazon.awssdk.crt.http.HttpStreamResponseHandler;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.crt.io.TlsContext;
import software.amazon.awssdk.crt.io.TlsContextOptions;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;

/** The AWS CRT, by itself and under the AWS SDK 2. */
public final class AwsCrt implements Program {
  private final EventLoopGroup loops = new EventLoopGroup(1);
  private final HostResolver resolver = new HostResolver(loops);
  private final ClientBootstrap bootstrap = new ClientBootstrap(loops, resolver);
  private final Map<URI, HttpClientConnectionManager> kept = new HashMap<>();

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "crt", call -> answer(call, tls(true)),
        "crt-lax", call -> answer(call, tls(false)),
        "crt-kept", this::kept,
        "crt-2", call -> http2(call, AwsCrtHttp2::connection),
        "crt-2-streams", call -> http2(call, AwsCrtHttp2::stream),
        "sdk", call -> AwsExchange.answer(call, AwsCrtAsyncHttpClient.create()));
  }

  private String answer(Call call, TlsContextOptions options) throws Exception {
    try (options;
        var tls = new TlsContext(options);
        var pool = HttpClientConnectionManager.create(options(call, tls))) {
      return answer(call, pool);
    }
  }

  /** By a client that has been there since the first call of that kind. */
  private String kept(Call call) throws Exception {
    var target = call.targets().get(0);
    if (!kept.containsKey(target)) {
      var tls = new TlsContext(tls(true));
      kept.put(target, HttpClientConnectionManager.create(options(call, tls)));
    }
    return answer(call, kept.get(target));
  }

  private String http2(Call call, AwsCrtHttp2 way) throws Exception {
    try (var options = tls(true).withAlpnList("h2");
        var tls = new TlsContext(options)) {
      return way.answer(options(call, tls), call.targets().get(0));
    }
  }

  private static TlsContextOptions tls(boolean verifies) throws Exception {
    return TlsContextOptions.createDefaultClient()
        .withCertificateAuthority(pem())
        .withVerifyPeer(verifies);
  }

  private HttpClientConnectionManagerOptions options(Call call, TlsContext tls) {
    return new HttpClientConnectionManagerOptions()
        .withUri(call.targets().get(0))
        .withClientBootstrap(bootstrap)
        .withSocketOptions(new SocketOptions())
        .withTlsContext(tls)
        .withMaxConnections(1);
  }

  private static String answer(Call call, HttpClientConnectionManager pool) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      answers.add(answer(call, pool, target));
    }
    return String.join(" | ", answers);
  }

  private static String answer(Call call, HttpClientConnectionManager pool, URI target)
      throws Exception {
    var request = new HttpRequest(call.body() == null ? "GET" : "POST", target.getPath());
    request.addHeader("Host", target.getAuthority());
    call.fields().forEach(request::addHeader);
    if (call.body() != null) {
      var body = call.body().getBytes(StandardCharsets.UTF_8);
      request.addHeader("Content-Length", String.valueOf(body.length));
      request =
          new HttpRequest("POST", target.getPath(), request.getHeadersAsArray(), new Body(body));
    }
    try (var connection = pool.acquireConnection().get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      var answer = new Answer();
      try (var stream = connection.makeRequest(request, answer)) {
        stream.activate();
        var text = answer.text.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Untouched.check(request.getHeaders().stream().map(HttpHeader::getName).toList());
        return text;
      }
    } catch (Exception e) {
      throw String.valueOf(e).contains("TLS") ? new SSLException(e) : e;
    }
  }

  /** The CA certificates that the JVM was told to trust, which native code does not know of. */
  private static String pem() throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    var password = System.getProperty("javax.net.ssl.trustStorePassword").toCharArray();
    try (var in = new FileInputStream(System.getProperty("javax.net.ssl.trustStore"))) {
      store.load(in, password);
    }
    var certificate = store.getCertificate(store.aliases().nextElement()).getEncoded();
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
        + "\n-----END CERTIFICATE-----\n";
  }

  private static final class Body implements HttpRequestBodyStream {
    private final ByteBuffer body;

    Body(byte[] body) {
      this.body = ByteBuffer.wrap(body);
    }

    @Override
    public boolean sendRequestBody(ByteBuffer out) {
      while (out.hasRemaining() && body.hasRemaining()) {
        out.put(body.get());
      }
      return !body.hasRemaining();
    }

    @Override
    public boolean resetPosition() {
      body.rewind();
      return true;
    }

    @Override
    public long getLength() {
      return body.capacity();
    }
  }

  private static final class Answer implements HttpStreamResponseHandler {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final StringBuilder received = new StringBuilder();

    @Override
    public void onResponseHeaders(HttpStream stream, int status, int block, HttpHeader[] fields) {
      received.append(received.isEmpty() ? status + " " : "");
    }

    @Override
    public int onResponseBody(HttpStream stream, byte[] body) {
      received.append(new String(body, StandardCharsets.UTF_8));
      return body.length;
    }

    @Override
    public void onResponseComplete(HttpStream stream, int error) {
      if (error == 0) {
        text.complete(received.toString());
      } else {
        text.completeExceptionally(new IllegalStateException(CRT.awsErrorString(error)));
      }
    }
  }
}
