package dev.redial.demo.sandbox;

import dev.redial.demo.EchoEndpoint;
import dev.redial.demo.Tasks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** The HTTP part of the observatory, below TLS: HTTP/1.1, HTTP/2, and a WebSocket echo. */
final class Origin implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector;

  /** By the port that the observatory's end of a connection has. */
  private final Map<Integer, Visit> visits = new ConcurrentHashMap<>();

  Origin() throws Exception {
    var http = new HttpConfiguration();
    connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    var echo =
        WebSocketUpgradeHandler.from(
            server,
            webSocket ->
                webSocket.addMapping("/echo", (request, response, done) -> new EchoEndpoint()));
    echo.setHandler(new Page());
    server.setHandler(new Notes(echo));
    server.start();
  }

  /** Has it answer the requests of a connection; what they say becomes the visit's. */
  void serve(Socket client, InputStream in, Visit visit) throws IOException {
    try (var inner = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      visits.put(inner.getLocalPort(), visit);
      Tasks.start("request", () -> forward(in, inner));
      inner.getInputStream().transferTo(client.getOutputStream());
      client.shutdownOutput();
      visits.remove(inner.getLocalPort());
    }
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private static void forward(InputStream in, Socket to) {
    try {
      in.transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // The client is gone; its answer is not wanted any more.
      Tasks.close(to);
    }
  }

  private final class Notes extends Handler.Wrapper {
    Notes(Handler behind) {
      super(behind);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var visit = visits.get(Request.getRemotePort(request));
      if (visit != null) {
        note(request, visit);
      }
      return super.handle(request, response, callback);
    }

    private static void note(Request request, Visit visit) {
      boolean second = request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2;
      var authority =
          second ? request.getHttpURI().getAuthority() : request.getHeaders().get(HttpHeader.HOST);
      visit.requests(Objects.requireNonNullElse(authority, "none"), second ? "HTTP/2" : "HTTP/1.1");
      for (var field : request.getHeaders()) {
        visit.header(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
      }
    }
  }

  private static final class Page extends Handler.Abstract.NonBlocking {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
        // Each call makes a connection of its own, so that each is seen whole.
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
      }
      response.write(true, StandardCharsets.UTF_8.encode("seen\n"), callback);
      return true;
    }
  }
}
