package dev.redial.matrix;

import com.rabbitmq.client.ConnectionFactory;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** RabbitMQ's client, which says what the broker calls itself. */
public final class Rabbit implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("amqp", Rabbit::product);
  }

  private static String product(Call call) throws Exception {
    var target = call.targets().get(0);
    var factory = new ConnectionFactory();
    factory.setHost(target.getHost());
    factory.setPort(target.getPort());
    factory.useSslProtocol(SSLContext.getDefault());
    factory.enableHostnameVerification();
    try (var connection = factory.newConnection()) {
      return connection.getServerProperties().get("product").toString();
    }
  }
}
