package dev.redial.client.jetty;

import static dev.redial.weave.Operand.RESULT;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * Where Jetty's client takes the fields of a request to write its head over HTTP/1.1: up to 9.4 in
 * a class of its own. Seen in 9.4.0 to 12.1.12.
 */
final class JettyInstrumentation implements TypeInstrumentation {
  static final String TYPE = "org.eclipse.jetty.client.transport.internal.HttpSenderOverHTTP";

  /** Up to 11. */
  static final String OLD = "org.eclipse.jetty.client.http.HttpSenderOverHTTP";

  /** Up to 9.4; there is another class of this name later. */
  static final String OLDEST = "org.eclipse.jetty.client.http.HttpSenderOverHTTP$HeadersCallback";

  private static final String SEND = "sendHeaders(HttpExchange,ByteBuffer,boolean,Callback)";
  private static final String NEW = "<init>(HttpSenderOverHTTP,HttpExchange,HttpContent,Callback)";

  /** In some releases up to 9.4.8. */
  private static final String OTHER_NEW =
      "<init>(HttpSenderOverHTTP,HttpExchange,HttpContent,Callback,HttpConnectionOverHTTP)";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var hook = new JettyHook(decisions);
    return List.of(
        Insertion.replacingAfter("getHeaders", SEND, hook, RESULT, argument(0)).ifThere(),
        Insertion.replacingAfter("getHeaders", NEW, hook, RESULT, argument(1)).ifThere(),
        Insertion.replacingAfter("getHeaders", OTHER_NEW, hook, RESULT, argument(1)).ifThere());
  }
}
