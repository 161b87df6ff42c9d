package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** JDBC drivers, each told to check the server's certificate in full. */
final class Databases {
  private static final String STORE = System.getProperty("javax.net.ssl.trustStore");
  private static final String PASSWORD = System.getProperty("javax.net.ssl.trustStorePassword");

  private Databases() {}

  /** Those whose settings are the same in all their releases. */
  static Map<String, Client> all(Client mysql, Client mariadb) {
    return Map.of(
        "postgresql",
        call ->
            query(
                "org.postgresql.Driver",
                "jdbc:postgresql://AUTHORITY/any?sslmode=verify-full"
                    + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
                call),
        "postgresql-keyed",
        call ->
            query(
                "org.postgresql.Driver",
                "jdbc:postgresql://AUTHORITY/keyed?sslmode=verify-full"
                    + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
                call),
        "postgresql-own-trust",
        call ->
            query(
                "org.postgresql.Driver",
                "jdbc:postgresql://AUTHORITY/any?sslmode=verify-full&sslrootcert="
                    + System.getProperty("authority"),
                call),
        "mysql",
        mysql,
        "mariadb",
        mariadb,
        "mssql",
        call ->
            query(
                "com.microsoft.sqlserver.jdbc.SQLServerDriver",
                "jdbc:sqlserver://AUTHORITY;encrypt=true;trustServerCertificate=false;"
                    + "loginTimeout=20;connectRetryCount=0",
                call),
        "oracle",
        oracle("ON"));
  }

  /** Those that can be told to check the authority alone, and are, in new releases. */
  static Map<String, Client> checkingTheAuthority() {
    return Map.of(
        "postgresql-ca",
        call ->
            query(
                "org.postgresql.Driver",
                "jdbc:postgresql://AUTHORITY/any?sslmode=verify-ca&sslrootcert="
                    + System.getProperty("authority"),
                call),
        "mysql-ca",
        mysql("tlsVersions=TLSv1.3,TLSv1.2", "VERIFY_CA"),
        "mariadb-ca",
        mariadb("sslMode=verify-ca"),
        "oracle-ca",
        oracle("OFF"));
  }

  private static Client oracle(String match) {
    return call ->
        query(
            "oracle.jdbc.OracleDriver",
            "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=HOSTNAME)(PORT=NUMBER))"
                + "(CONNECT_DATA=(SERVICE_NAME=any))(SECURITY=(SSL_SERVER_DN_MATCH="
                + match
                + ")))",
            call);
  }

  /** MySQL's own driver, with the settings of its release. */
  static Client mysql(String settings) {
    return mysql(settings, "VERIFY_IDENTITY");
  }

  private static Client mysql(String settings, String mode) {
    return call ->
        query(
            "com.mysql.cj.jdbc.Driver",
            "jdbc:mysql://AUTHORITY/any?"
                + settings
                + "&sslMode="
                + mode
                + "&trustCertificateKeyStoreType=JKS"
                + "&trustCertificateKeyStoreUrl=file:"
                + STORE
                + "&trustCertificateKeyStorePassword="
                + PASSWORD,
            call);
  }

  /** MariaDB's own driver, with the settings of its release. */
  static Client mariadb(String settings) {
    return call ->
        query(
            "org.mariadb.jdbc.Driver",
            "jdbc:mariadb://AUTHORITY/any?"
                + settings
                + "&serverSslCert="
                + System.getProperty("authority"),
            call);
  }

  private static String query(String driver, String url, Call call)
      throws SQLException, ReflectiveOperationException {
    var target = call.targets().get(0);
    var full =
        url.replace("AUTHORITY", target.getHost() + ":" + target.getPort())
            .replace("HOSTNAME", target.getHost())
            .replace("NUMBER", String.valueOf(target.getPort()));
    var properties = new Properties();
    properties.put("user", "me");
    properties.put("password", "secret");
    properties.put("oracle.net.ssl_server_dn_match", "" + !url.contains("DN_MATCH=OFF"));
    // Oracle's driver takes it for PKCS#12, and Java 8 does not find out by itself
    properties.put("javax.net.ssl.trustStoreType", "JKS");
    // not through DriverManager, where drivers take the URLs of others for theirs
    var instance = (Driver) Class.forName(driver).getDeclaredConstructor().newInstance();
    try (var connection = instance.connect(full, properties);
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT 42")) {
      result.next();
      return result.getString(1);
    }
  }
}
