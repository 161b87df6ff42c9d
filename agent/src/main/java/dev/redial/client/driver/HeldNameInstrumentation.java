package dev.redial.client.driver;

import static dev.redial.weave.Operand.RESULT;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.MethodName;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * A driver's own check, which holds the host in a field and is shown certificates alone. It is a
 * trust manager, or is asked after the handshake.
 */
final class HeldNameInstrumentation implements TypeInstrumentation {
  /** MySQL Connector/J; its trust manager checked the name at first. Seen in 8.0.13. */
  static final String MYSQL_TRUST =
      "com.mysql.cj.protocol.ExportControlled$X509TrustManagerWrapper";

  /** What does so today. Seen in 26.10.0. */
  static final String MYSQL = "com.mysql.cj.protocol.ExportControlled$HostnameChecker";

  /** Microsoft's driver. Seen in 13.6.2. */
  static final String MSSQL = "com.microsoft.sqlserver.jdbc.HostNameOverrideX509TrustManager";

  /** The same, as a class within another. Seen in 6.1.0. */
  static final String MSSQL_INNER =
      "com.microsoft.sqlserver.jdbc.TDSChannel$HostNameOverrideX509TrustManager";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new DriverHostHook(decisions);
    return List.of(
        Insertion.replacingRead("hostName", MethodName.ANY, hook, RESULT).ifThere(),
        Insertion.replacingRead("hostname", MethodName.ANY, hook, RESULT).ifThere());
  }
}
