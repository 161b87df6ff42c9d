package dev.redial.demo.client;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * An ordinary client.
 *
 * @param protocol what the server is to see: one of the constants
 * @param java the oldest release of Java that it runs on
 */
public record ClientCase(String name, String protocol, Caller caller, int java) {
  public static final String HTTP_1 = "HTTP/1.1";
  public static final String HTTP_2 = "HTTP/2";
  public static final String WEB_SOCKET = "WebSocket";
  public static final String TCP = "TCP";
  public static final String DRIVERS = "TLS";

  private static final int EIGHT = 8;
  private static final int ELEVEN = 11;
  private static final int SEVENTEEN = 17;

  /** The one whose request heads no HTTP library writes. */
  public static final ClientCase HAND_WRITTEN =
      new ClientCase("hand-written WebSocket", WEB_SOCKET, HandWritten::call);

  /** The one that speaks a protocol of its own. */
  public static final ClientCase RAW_TCP = new ClientCase("raw TCP", TCP, RawTcp::call);

  /** A driver of a protocol other than HTTP that has TLS; the stories need none. */
  public static final ClientCase DRIVER = new ClientCase("driver", DRIVERS, Driver::call);

  private ClientCase(String name, String protocol, Caller caller) {
    this(name, protocol, caller, EIGHT);
  }

  /** Calls a server at {@code https://host:port/path}; a WebSocket puts its own path there. */
  @FunctionalInterface
  public interface Caller {
    Outcome call(URI server) throws Exception;
  }

  /**
   * Every client that the stories are told with: a new one needs its class and a line here. No
   * method is referred to directly where Java 8 cannot load its class.
   */
  public static final List<ClientCase> ALL =
      List.of(
          new ClientCase("HttpsURLConnection", HTTP_1, UrlConnection::call),
          new ClientCase("java.net.http HTTP/1.1", HTTP_1, server -> JdkHttp.http1(server), ELEVEN),
          new ClientCase("java.net.http HTTP/2", HTTP_2, server -> JdkHttp.http2(server), ELEVEN),
          new ClientCase(
              "java.net.http WebSocket", WEB_SOCKET, server -> JdkWebSocket.call(server), ELEVEN),
          new ClientCase("OkHttp HTTP/1.1", HTTP_1, OkHttp::http1),
          new ClientCase("OkHttp HTTP/2", HTTP_2, OkHttp::http2),
          new ClientCase("OkHttp WebSocket", WEB_SOCKET, OkHttp::webSocket),
          new ClientCase("Apache HttpClient 4", HTTP_1, Apache4::call),
          new ClientCase("Apache HttpClient 5", HTTP_1, Apache5::call),
          new ClientCase("Jetty HttpClient", HTTP_1, server -> Jetty.call(server), SEVENTEEN),
          new ClientCase("reactor-netty HTTP/1.1", HTTP_1, ReactorNetty::http1),
          new ClientCase("reactor-netty HTTP/2", HTTP_2, ReactorNetty::http2),
          new ClientCase("reactor-netty WebSocket", WEB_SOCKET, ReactorNetty::webSocket),
          new ClientCase("gRPC", HTTP_2, Grpc::call),
          new ClientCase("Java-WebSocket", WEB_SOCKET, JavaWebSocket::call),
          new ClientCase("Tyrus", WEB_SOCKET, server -> Tyrus.call(server), ELEVEN),
          HAND_WRITTEN,
          RAW_TCP);

  public Outcome call(URI server) throws Exception {
    return caller.call(server);
  }

  static ClientCase named(String name) {
    return Stream.concat(ALL.stream(), Stream.of(DRIVER))
        .filter(client -> client.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  @Override
  public String toString() {
    return name;
  }
}
