package dev.redial.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Jetty with TLS, HTTP/2 by ALPN, HTTP/1.1 and a WebSocket echo at {@code /echo}, or without TLS
 * and HTTP/2. It records each request, and answers 403 unless the gate opens for what it saw.
 */
final class WebServer implements DemoServer {
  /** In bytes: far beyond the boundary where a frame's length needs 64 bits. */
  private static final int LARGEST_MESSAGE = 1 << 20;

  private final Server server = new Server();
  private final ServerConnector connector;
  private final Sightings sightings;

  /** Whether a server answers a request in which it saw these names. */
  @FunctionalInterface
  interface Gate {
    boolean opensFor(Sighting sighting);
  }

  /** What a connection goes through, from the outermost. */
  @FunctionalInterface
  private interface Layers {
    List<ConnectionFactory> over(HttpConfiguration http);
  }

  WebServer(SslContextFactory.Server tls, Sightings sightings, Gate gate) throws Exception {
    this(sightings, gate, http -> secured(tls, http));
  }

  private WebServer(Sightings sightings, Gate gate, Layers layers) throws Exception {
    this.sightings = sightings;
    connector = connector(layers);
    server.addConnector(connector);
    var echo =
        WebSocketUpgradeHandler.from(
            server,
            webSocket -> {
              webSocket.setMaxTextMessageSize(LARGEST_MESSAGE);
              webSocket.setMaxBinaryMessageSize(LARGEST_MESSAGE);
              webSocket.addMapping("/echo", (request, response, done) -> new EchoEndpoint());
            });
    echo.setHandler(new Page());
    server.setHandler(new GateKeeper(gate, echo));
    server.start();
  }

  /** One that has no TLS at all: a ClientHello is to it a request in error. */
  static WebServer withoutTls(Sightings sightings) throws Exception {
    var plain =
        new WebServer(sightings, seen -> true, http -> List.of(new HttpConnectionFactory(http)));
    plain.server.setErrorHandler(
        (request, response, callback) -> {
          sightings.refuse();
          return new ErrorHandler().handle(request, response, callback);
        });
    return plain;
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public Sightings sightings() {
    return sightings;
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private static List<ConnectionFactory> secured(
      SslContextFactory.Server tls, HttpConfiguration http) {
    // The story's gate judges the names, not Jetty's own comparison of SNI and Host.
    http.addCustomizer(new SecureRequestCustomizer(false));
    var http1 = new HttpConnectionFactory(http);
    var alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    var handshake = new SslConnectionFactory(tls, alpn.getProtocol());
    return List.of(handshake, alpn, new HTTP2ServerConnectionFactory(http), http1);
  }

  private ServerConnector connector(Layers layers) {
    var factories = layers.over(new HttpConfiguration()).toArray(ConnectionFactory[]::new);
    var bound = new ServerConnector(server, factories);
    bound.setHost("127.0.0.1");
    bound.addBean(
        new SslHandshakeListener() {
          @Override
          public void handshakeFailed(Event event, Throwable failure) {
            sightings.refuse();
          }
        });
    return bound;
  }

  private final class GateKeeper extends Handler.Wrapper {
    private final Gate gate;

    GateKeeper(Gate gate, Handler behind) {
      super(behind);
      this.gate = gate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var sighting = sightingOf(request);
      sightings.add(sighting);
      if (gate.opensFor(sighting)) {
        return super.handle(request, response, callback);
      }
      Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
      return true;
    }
  }

  private static final class Page extends Handler.Abstract.NonBlocking {
    private static final String GRPC = "application/grpc";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (GRPC.equals(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
        return echo(request, response, callback);
      }
      response.write(true, UTF_8.encode("a page of the tenant\n"), callback);
      return true;
    }

    /** A gRPC method whose reply is its request: both are framed alike. */
    private static boolean echo(Request request, Response response, Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, GRPC);
      response.setTrailersSupplier(() -> HttpFields.build().put("grpc-status", "0"));
      Content.copy(request, response, callback);
      return true;
    }
  }

  private static Sighting sightingOf(Request request) {
    var tls =
        (EndPoint.@Nullable SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
    var session = tls == null ? null : tls.sslSession();
    return new Sighting(
        session == null ? null : ServerNames.requestedIn(session),
        authority(request),
        protocol(request),
        session == null ? Tls.NONE : tls(session),
        null);
  }

  private static Tls tls(SSLSession session) {
    var shown = session.getLocalCertificates();
    var name = shown == null ? "one shown earlier" : nameIn((X509Certificate) shown[0]);
    return new Tls(session.getProtocol(), session.getCipherSuite(), name);
  }

  private static String nameIn(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
  }

  private static @Nullable String authority(Request request) {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2
        ? request.getHttpURI().getAuthority()
        : request.getHeaders().get(HttpHeader.HOST);
  }

  private static String protocol(Request request) {
    if ("websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))) {
      return "WebSocket";
    }
    return switch (request.getConnectionMetaData().getHttpVersion()) {
      case HTTP_2 -> "HTTP/2";
      case HTTP_1_1 -> "HTTP/1.1";
      default -> request.getConnectionMetaData().getProtocol();
    };
  }
}
