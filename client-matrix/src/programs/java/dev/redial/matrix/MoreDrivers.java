package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * JDBC drivers other than those of {@link Databases}, each told to check the certificate in full.
 */
public final class MoreDrivers implements Program {
  private static final String STORE = System.getProperty("javax.net.ssl.trustStore");
  private static final String PASSWORD = System.getProperty("javax.net.ssl.trustStorePassword");
  private static final String AUTHORITY = System.getProperty("authority");

  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "redshift",
        call ->
            query(
                "com.amazon.redshift.jdbc.Driver",
                "jdbc:redshift://HOST:NUMBER/any?ssl=true&sslmode=verify-full&sslrootcert="
                    + AUTHORITY,
                call),
        "vertica",
        call ->
            query(
                "com.vertica.jdbc.Driver",
                "jdbc:vertica://HOST:NUMBER/any?TLSmode=verify-full&TrustStorePath="
                    + STORE
                    + "&TrustStorePassword="
                    + PASSWORD
                    // from Java 25 on the driver takes the path that it lacks for one that is there
                    + "&KeyStorePath="
                    + STORE
                    + "&KeyStorePassword="
                    + PASSWORD,
                call),
        "db2-ca",
        MoreDrivers::db2,
        "teradata-ca",
        MoreDrivers::teradata,
        "hsqldb",
        call -> query("org.hsqldb.jdbc.JDBCDriver", "jdbc:hsqldb:hsqls://HOST:NUMBER/any", call),
        "hana",
        call ->
            query(
                "com.sap.db.jdbc.Driver",
                "jdbc:sap://HOST:NUMBER/?encrypt=true&validateCertificate=true&trustStore="
                    + STORE
                    + "&trustStorePassword="
                    + PASSWORD,
                call));
  }

  private static String db2(Call call) throws Exception {
    return query(
        "com.ibm.db2.jcc.DB2Driver",
        "jdbc:db2://HOST:NUMBER/any:sslConnection=true;sslClientHostnameValidation=OFF"
            + ";sslTrustStoreLocation="
            + STORE
            + ";sslTrustStorePassword="
            + PASSWORD
            + ";",
        call);
  }

  private static String teradata(Call call) throws Exception {
    // it logs to the standard output, which is for answers
    System.setOut(System.err);
    return query(
        "com.teradata.jdbc.TeraDriver",
        "jdbc:teradata://HOST/HTTPS_PORT=NUMBER,COP=OFF,SSLMODE=VERIFY-CA,SSLCA=" + AUTHORITY,
        call);
  }

  private static String query(String driver, String url, Call call)
      throws SQLException, ReflectiveOperationException {
    var target = call.targets().get(0);
    var full = url.replace("HOST", target.getHost()).replace("NUMBER", "" + target.getPort());
    var properties = new Properties();
    properties.put("user", "me");
    properties.put("password", "secret");
    var instance = (Driver) Class.forName(driver).getDeclaredConstructor().newInstance();
    try (var connection = instance.connect(full, properties)) {
      return connection.getMetaData().getDatabaseProductName();
    }
  }
}
