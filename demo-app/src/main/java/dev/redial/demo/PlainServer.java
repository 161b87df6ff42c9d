package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server that has no TLS: it answers a ClientHello with 400 in plain HTTP, and requests well. */
final class PlainServer {
  static final String HOST = "no-tls.example.test";

  /** Another name of it, for which no rule is made: to it nobody speaks HTTP. */
  static final String NEIGHBOUR = OldServer.NEIGHBOUR;

  /** Sockets and engines of the JDK and Netty's handler, under an HTTP client or none. */
  private static final Set<String> CLIENTS =
      Set.of(
          "HttpsURLConnection",
          "java.net.http HTTP/1.1",
          "java.net.http WebSocket",
          "OkHttp HTTP/1.1",
          "Apache HttpClient 5",
          "Jetty HttpClient",
          "reactor-netty HTTP/1.1",
          "hand-written WebSocket");

  private PlainServer() {}

  static DemoServer start(Certificates unused) throws Exception {
    return WebServer.withoutTls(new Sightings());
  }

  /** What it sees of a client's call. */
  static Sighting sighting(ClientCase client, int port) {
    return new Sighting(null, HOST + ":" + port, client.protocol()).plain();
  }

  /** What a client makes of the answer to its ClientHello. */
  static Outcome refusal(ClientCase client) {
    if (client.name().startsWith("reactor-netty")) {
      return Outcome.refused("not an SSL/TLS record");
    }
    return Outcome.refused(
        client.name().startsWith("java.net.http") || client.name().startsWith("Jetty")
            ? "Unrecognized SSL message, plaintext connection?"
            : "Unsupported or unrecognized SSL message");
  }

  /**
   * Why a client is not called, or null. Two clients cannot go without TLS; each of the others
   * works in the same way as one that is called.
   */
  static @Nullable String exemption(ClientCase client) {
    return switch (client.name()) {
      case "gRPC" -> "it needs HTTP/2, which is agreed on in TLS";
      case "Tyrus" -> "its TLS cannot be left out";
      default -> CLIENTS.contains(client.name()) ? null : "covered by another client";
    };
  }
}
