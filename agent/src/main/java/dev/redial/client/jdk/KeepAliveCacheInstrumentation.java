package dev.redial.client.jdk;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Hands out the connections that HttpURLConnection and HttpsURLConnection keep. */
final class KeepAliveCacheInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.net.www.http.KeepAliveCache";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.replacingAtExit(
            "get(URL,Object)", new UrlConnectionPoolHook(decisions), RESULT, argument(0)));
  }
}
