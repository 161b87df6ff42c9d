package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;

/** Helidon's WebClient 4, with HTTP/2. */
public final class HelidonHttp2 extends Helidon {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1", call -> answer(call, "http/1.1"),
        "http-2", call -> answer(call, "h2"));
  }
}
