package dev.redial.client.websocket;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Tomcat's WebSocket client writes the bytes of a handshake here, and those for a proxy elsewhere.
 * Before 8.5.32 and 9.0.10 it made the TLS engine without a host. Seen in 8.5.0 to 11.0.
 */
final class TomcatWebSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.apache.tomcat.websocket.WsWebSocketContainer";

  private static final String CONNECT =
      "connectToServerRecursive(Endpoint,ClientEndpointConfig,URI,Set)";
  private static final String OLD_CONNECT = "connectToServer(Endpoint,ClientEndpointConfig,URI)";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    var engine = new HostlessEngineHook(decisions);
    return List.of(
        Insertion.after("createSSLEngine", CONNECT, engine, RESULT, argument(2)).ifThere(),
        Insertion.after("createSSLEngine", OLD_CONNECT, engine, RESULT, argument(2)).ifThere(),
        Insertion.replacingAtExit(
            "createRequest(URI,Map)", new HandshakeTextHook(decisions), RESULT, argument(0)));
  }
}
