package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL's JDBC driver, which may ask the server for TLS first, in PostgreSQL's own protocol.
 */
public final class Postgres implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "query", call -> query(call, "disable"), "query-tls", call -> query(call, "verify-full"));
  }

  private static String query(Call call, String tls) throws SQLException {
    var properties = new Properties();
    properties.put("user", "me");
    properties.put("sslmode", tls);
    // whom the JVM trusts
    properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    properties.put("preferQueryMode", "simple");
    var target = call.targets().get(0);
    var url = "jdbc:postgresql://" + target.getHost() + ":" + target.getPort() + "/anything";
    try (var connection = DriverManager.getConnection(url, properties);
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT answer")) {
      result.next();
      return result.getString(1);
    }
  }
}
