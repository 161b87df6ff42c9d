package dev.redial.client.driver;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Where Oracle's driver compares the server's certificate with the host, as its DN match says. */
final class OracleNameInstrumentation implements TypeInstrumentation {
  /** Seen in 23.9. */
  static final String TYPE = "oracle.net.nt.DNVerifier";

  /** Seen in 19.3 and 21.1; 12.2 compares no host. */
  static final String OLD = "oracle.net.nt.TcpsConfigure";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new DriverHostHook(decisions);
    return List.of(
        Insertion.replacingAtEnter("matchSANs(X509Certificate,String)", hook, argument(1)),
        Insertion.replacingAtEnter("matchCN(X509Certificate,String)", hook, argument(1)));
  }
}
