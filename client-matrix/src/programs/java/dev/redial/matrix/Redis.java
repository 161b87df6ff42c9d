package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.lettuce.core.RedisClient;
import java.util.Map;

/** Lettuce, a client of Redis that stands on Netty. */
public final class Redis implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("get", Redis::get);
  }

  private static String get(Call call) {
    var target = call.targets().get(0);
    var client = RedisClient.create("redis://" + target.getHost() + ":" + target.getPort());
    try (var connection = client.connect()) {
      return connection.sync().get("any");
    } finally {
      client.shutdown();
    }
  }
}
