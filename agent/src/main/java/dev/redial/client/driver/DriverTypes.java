package dev.redial.client.driver;

import static dev.redial.weave.Relocation.copy;

import dev.redial.client.NameCheckInstrumentation;
import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of drivers of databases, and of clients of directories and mail servers. */
public final class DriverTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SocketFetcher HostNameSSLSocketVerifier HostnameVerifierImpl "
          + "DefaultTlsSocketPlugin ExportControlled$X509TrustManagerWrapper "
          + "ExportControlled$HostnameChecker HostNameOverrideX509TrustManager "
          + "TDSChannel$HostNameOverrideX509TrustManager DNVerifier TcpsConfigure "
          + "ExpectedHostnameX509TrustManager HsqlSocketFactorySecure SecureSession";

  private DriverTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "ExportControlled$X509TrustManagerWrapper" ->
          copy(type, HeldNameInstrumentation.MYSQL_TRUST, HeldNameInstrumentation.class);
      case "ExportControlled$HostnameChecker" ->
          copy(type, HeldNameInstrumentation.MYSQL, HeldNameInstrumentation.class);
      case "HostNameOverrideX509TrustManager" ->
          copy(type, HeldNameInstrumentation.MSSQL, HeldNameInstrumentation.class);
      case "TDSChannel$HostNameOverrideX509TrustManager" ->
          copy(type, HeldNameInstrumentation.MSSQL_INNER, HeldNameInstrumentation.class);
      case "DNVerifier" ->
          copy(type, OracleNameInstrumentation.TYPE, OracleNameInstrumentation.class);
      case "TcpsConfigure" ->
          copy(type, OracleNameInstrumentation.OLD, OracleNameInstrumentation.class);
      case "ExpectedHostnameX509TrustManager" ->
          copy(type, HostPredicateInstrumentation.TYPE, HostPredicateInstrumentation.class);
      case "SecureSession" ->
          copy(type, HanaNameInstrumentation.TYPE, HanaNameInstrumentation.class);
      default -> ofCheck(type, name);
    };
  }

  /** Those that are given the connection, or its session. */
  private static @Nullable Class<? extends TypeInstrumentation> ofCheck(String type, String name) {
    return switch (name) {
      case "SocketFetcher" ->
          copy(
              type,
              type.contains("angus.")
                  ? NameCheckInstrumentation.ANGUS
                  : NameCheckInstrumentation.MAIL,
              NameCheckInstrumentation.class);
      case "HostNameSSLSocketVerifier" ->
          copy(type, NameCheckInstrumentation.UNBOUNDID, NameCheckInstrumentation.class);
      case "HostnameVerifierImpl" ->
          copy(type, NameCheckInstrumentation.MARIADB_2, NameCheckInstrumentation.class);
      case "DefaultTlsSocketPlugin" ->
          copy(type, NameCheckInstrumentation.MARIADB_3, NameCheckInstrumentation.class);
      case "HsqlSocketFactorySecure" ->
          copy(type, NameCheckInstrumentation.HSQLDB, NameCheckInstrumentation.class);
      default -> null;
    };
  }
}
