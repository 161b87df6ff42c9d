package dev.redial.client.driver;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Where SAP HANA's driver compares the server's certificate with the host. Seen in 2.28.8. */
final class HanaNameInstrumentation implements TypeInstrumentation {
  static final String TYPE = "com.sap.db.jdbc.SecureSession";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtEnter(
            "_validateHostName(Certificate[],String)", new DriverHostHook(decisions), argument(1)));
  }
}
