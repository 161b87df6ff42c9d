package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.asyncer.r2dbc.mysql.constant.SslMode;
import io.netty.resolver.HostsFileEntriesResolver;
import io.r2dbc.mssql.MssqlConnectionConfiguration;
import io.r2dbc.mssql.MssqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactory;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mariadb.r2dbc.MariadbConnectionConfiguration;
import org.mariadb.r2dbc.MariadbConnectionFactory;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Drivers of R2DBC, each told to check the server's certificate in full. */
public final class Reactive implements Program {
  private static final String AUTHORITY = System.getProperty("authority");
  private static final Duration TIMEOUT = Duration.ofSeconds(PATIENCE_SECONDS);
  private static final String USER = "me";
  private static final String SECRET = "secret";

  @Override
  public Map<String, Client> clients() {
    knowTheNames();
    return Map.of(
        "r2dbc-postgresql", call -> postgresql(call, SSLMode.VERIFY_FULL),
        "r2dbc-postgresql-ca", call -> postgresql(call, SSLMode.VERIFY_CA),
        "r2dbc-mysql", call -> mysql(call, SslMode.VERIFY_IDENTITY),
        "r2dbc-mysql-ca", call -> mysql(call, SslMode.VERIFY_CA),
        "r2dbc-mariadb", call -> mariadb(call, org.mariadb.r2dbc.SslMode.VERIFY_FULL),
        "r2dbc-mariadb-ca", call -> mariadb(call, org.mariadb.r2dbc.SslMode.VERIFY_CA),
        "r2dbc-mssql", Reactive::mssql);
  }

  /** The names that the JDK is told of; not each driver lets an application choose a resolver. */
  private static void knowTheNames() {
    try {
      var names = new HashMap<String, List<InetAddress>>();
      for (var line : Files.readAllLines(Path.of(System.getProperty("jdk.net.hosts.file")))) {
        for (var name : line.split(" ", -1)) {
          names.put(name, List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1})));
        }
      }
      var known = HostsFileEntriesResolver.DEFAULT.getClass().getDeclaredField("inet4Entries");
      known.setAccessible(true);
      known.set(HostsFileEntriesResolver.DEFAULT, names);
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It keeps a connection open that it refuses: the end of its threads closes it. */
  private static String postgresql(Call call, SSLMode mode) {
    var threads = LoopResources.create("postgresql", 1, true);
    try {
      return query(
          new PostgresqlConnectionFactory(
              PostgresqlConnectionConfiguration.builder()
                  .host(target(call).getHost())
                  .port(target(call).getPort())
                  .username(USER)
                  .database("any")
                  .sslMode(mode)
                  .sslRootCert(AUTHORITY)
                  .loopResources(threads)
                  .build()));
    } finally {
      threads.disposeLater(Duration.ZERO, TIMEOUT).block();
    }
  }

  private static String mysql(Call call, SslMode mode) {
    return query(
        MySqlConnectionFactory.from(
            MySqlConnectionConfiguration.builder()
                .host(target(call).getHost())
                .port(target(call).getPort())
                .user(USER)
                .password(SECRET)
                .sslMode(mode)
                .sslCa(AUTHORITY)
                .build()));
  }

  private static String mariadb(Call call, org.mariadb.r2dbc.SslMode mode) {
    return query(
        new MariadbConnectionFactory(
            MariadbConnectionConfiguration.builder()
                .host(target(call).getHost())
                .port(target(call).getPort())
                .username(USER)
                .password(SECRET)
                .sslMode(mode)
                .serverSslCert(AUTHORITY)
                .build()));
  }

  private static String mssql(Call call) {
    return query(
        new MssqlConnectionFactory(
            MssqlConnectionConfiguration.builder()
                .host(target(call).getHost())
                .port(target(call).getPort())
                .username(USER)
                .password(SECRET)
                .enableSsl()
                .trustStore(new File(System.getProperty("javax.net.ssl.trustStore")))
                .trustStorePassword(
                    System.getProperty("javax.net.ssl.trustStorePassword").toCharArray())
                .trustStoreType("JKS")
                .build()));
  }

  private static URI target(Call call) {
    return call.targets().get(0);
  }

  private static String query(ConnectionFactory factory) {
    return Mono.from(factory.create())
        .flatMap(
            connection ->
                Mono.from(connection.createStatement("SELECT 42").execute())
                    .flatMap(
                        result -> Mono.from(result.map((row, about) -> String.valueOf(row.get(0)))))
                    .flatMap(answer -> Mono.from(connection.close()).thenReturn(answer)))
        .block(TIMEOUT);
  }
}
