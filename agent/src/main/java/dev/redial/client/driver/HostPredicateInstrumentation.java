package dev.redial.client.driver;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** The trust manager of the R2DBC driver for SQL Server. Seen in 1.0.7. */
final class HostPredicateInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.r2dbc.mssql.client.ssl.ExpectedHostnameX509TrustManager";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingRead(
            "matcher",
            "validateServerName(String)",
            new HostPredicateHook(decisions),
            RESULT,
            field("expectedHostName")));
  }
}
