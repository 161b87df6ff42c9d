package dev.redial.matrix;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.mongodb.client.MongoClients;
import com.rabbitmq.client.ConnectionFactory;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.activemq.ActiveMQSslConnectionFactory;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;

/** Clients of message brokers and of databases without JDBC, each told to check the name. */
public final class Brokers implements Program {
  private static final int TIMEOUT_MILLIS = 3000;

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "kafka", Brokers::kafka,
        "mongodb", Brokers::mongodb,
        "rabbitmq", Brokers::rabbitmq,
        "activemq", Brokers::activemq,
        "cassandra", Brokers::cassandra,
        "jedis", Brokers::jedis);
  }

  private static String authority(Call call) {
    URI target = call.targets().get(0);
    return target.getHost() + ":" + target.getPort();
  }

  private static String kafka(Call call) throws Exception {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            authority(call),
            "security.protocol",
            "SSL",
            "request.timeout.ms",
            TIMEOUT_MILLIS,
            "default.api.timeout.ms",
            TIMEOUT_MILLIS,
            "reconnect.backoff.ms",
            2 * TIMEOUT_MILLIS);
    try (var admin = Admin.create(settings)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static String mongodb(Call call) {
    var url =
        "mongodb://" + authority(call) + "/?tls=true&serverSelectionTimeoutMS=" + TIMEOUT_MILLIS;
    try (var client = MongoClients.create(url)) {
      return client.getDatabase("any").runCommand(new Document("ping", 1)).toJson();
    }
  }

  private static String rabbitmq(Call call) throws Exception {
    var target = call.targets().get(0);
    var factory = new ConnectionFactory();
    factory.setHost(target.getHost());
    factory.setPort(target.getPort());
    factory.useSslProtocol(SSLContext.getDefault());
    factory.enableHostnameVerification();
    try (var connection = factory.newConnection()) {
      return connection.getServerProperties().toString();
    }
  }

  private static String activemq(Call call) throws Exception {
    var factory = new ActiveMQSslConnectionFactory("ssl://" + authority(call));
    try (var connection = factory.createConnection()) {
      connection.start();
      return connection.getClientID();
    }
  }

  private static String cassandra(Call call) {
    var target = call.targets().get(0);
    var settings =
        DriverConfigLoader.programmaticBuilder()
            .withString(DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, "DefaultSslEngineFactory")
            .withBoolean(DefaultDriverOption.SSL_HOSTNAME_VALIDATION, true)
            .withDuration(
                DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, Duration.ofMillis(TIMEOUT_MILLIS))
            .build();
    try (var session =
        CqlSession.builder()
            .withConfigLoader(settings)
            .addContactPoints(List.of(new InetSocketAddress(target.getHost(), target.getPort())))
            .withLocalDatacenter("any")
            .build()) {
      return session.getName();
    }
  }

  private static String jedis(Call call) {
    var target = call.targets().get(0);
    var config = DefaultJedisClientConfig.builder().sslOptions(SslOptions.defaults()).build();
    try (var jedis = new Jedis(new HostAndPort(target.getHost(), target.getPort()), config)) {
      return jedis.ping();
    }
  }
}
