package dev.redial.client.jdk;

import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.field;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Puts the head of a java.net.http request together as text, the WebSocket handshake included. */
final class Http1RequestInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.Http1Request";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.atExit(
            "collectHeaders0(StringBuilder)",
            new JdkHttp1Hook(decisions),
            argument(0),
            field("request")));
  }
}
