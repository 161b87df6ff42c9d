package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.argument;
import static dev.redial.instrumentation.Operand.field;

import dev.redial.http.HttpClient1Hook;
import dev.redial.operate.Decisions;
import java.util.List;

/** Puts the head of a java.net.http request together as text, the WebSocket handshake included. */
final class Http1RequestInstrumentation implements TypeInstrumentation {
  static final String TYPE = "jdk.internal.net.http.Http1Request";

  @Override
  public List<Insertion> insertions(Decisions decisions) throws ReflectiveOperationException {
    return List.of(
        Insertion.atExit(
            "collectHeaders0(StringBuilder)",
            new HttpClient1Hook(decisions),
            argument(0),
            field("request")));
  }
}
