package dev.redial.client.pekko;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Pekko HTTP and Akka HTTP make the Host field of a connection, for requests and for a
 * WebSocket handshake. Seen in Akka 10.1.0 to Pekko 1.3.0.
 */
final class PekkoTargetInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.pekko.http.scaladsl.HttpExt";
  static final String AKKA = "akka.http.scaladsl.HttpExt";
  static final String WEB_SOCKET = "org.apache.pekko.http.impl.engine.ws.WebSocketClientBlueprint$";
  static final String AKKA_WEB_SOCKET = "akka.http.impl.engine.ws.WebSocketClientBlueprint$";

  private static final String CONNECT =
      "_outgoingConnection(String,int,ClientConnectionSettings,ConnectionContext,LoggingAdapter)";
  private static final String HANDSHAKE =
      "handshake(WebSocketRequest,ClientConnectionSettings,LoggingAdapter)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new PekkoTargetHook(decisions);
    return List.of(
        Insertion.after("apply", CONNECT, hook, RESULT, argument(1)).ifThere(),
        Insertion.after("apply", HANDSHAKE, hook, RESULT, argument(0)).ifThere());
  }
}
