package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.RESULT;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.http.UrlConnectionPoolHook;
import dev.redial.operate.Decisions;
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
