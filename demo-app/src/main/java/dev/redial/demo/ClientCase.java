package dev.redial.demo;

import java.net.URI;
import java.util.List;

/** An ordinary client, used as its manual says. */
interface ClientCase {
  /** Every client that the stories are told with: a new one needs its class and a line here. */
  List<ClientCase> ALL =
      List.of(
          new HttpsUrlConnectionClient(),
          JdkHttpClient.http1(),
          JdkHttpClient.http2(),
          new JdkWebSocketClient());

  String name();

  /** The protocol that the server is to see, as in {@link Sighting#protocol()}. */
  String protocol();

  /** Calls the server at {@code https://host:port/}. */
  Outcome call(URI server) throws Exception;

  static ClientCase named(String name) {
    return ALL.stream().filter(client -> client.name().equals(name)).findFirst().orElseThrow();
  }
}
