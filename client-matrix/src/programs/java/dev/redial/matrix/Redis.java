package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.util.Map;

/** Lettuce, a client of Redis that stands on Netty. */
public final class Redis implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("get", call -> get("redis", call), "get-tls", call -> get("rediss", call));
  }

  private static String get(String scheme, Call call) {
    var target = call.targets().get(0);
    // Netty's own resolver would ask a server for names, and not the JDK
    var resources =
        ClientResources.builder()
            .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
            .build();
    var client =
        RedisClient.create(resources, scheme + "://" + target.getHost() + ":" + target.getPort());
    try (var connection = client.connect()) {
      return connection.sync().get("any");
    } finally {
      client.shutdown();
      resources.shutdown();
    }
  }
}
