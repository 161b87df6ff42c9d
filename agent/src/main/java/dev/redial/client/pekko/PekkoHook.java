package dev.redial.client.pekko;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.RequestHead;
import dev.redial.reflect.ClientFunction;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Pekko HTTP and Akka HTTP over HTTP/1.1, WebSocket handshakes included: replaces the bytes of a
 * head, where they are complete. Only they have the fields that the client adds by itself.
 */
final class PekkoHook extends ClientRequestHook {
  private static final ClientMethod TARGET = ClientMethod.object("hostHeader()");
  private static final ClientMethod TEXT = ClientMethod.object("decodeString(String)");
  private static final ClientFunction BYTES =
      new ClientFunction("ByteString", "ByteString.fromArray(byte[])");

  /** Decides by these rules. */
  public PekkoHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the bytes of a head, and what they were rendered from. */
  @Override
  protected @Nullable Object on(@Nullable Object head, @Nullable Object context)
      throws IOException {
    if (head == null || context == null) {
      return head;
    }
    // The connection's: the application may have put a Host of its own into the request.
    var target = TARGET.get(context);
    var host = PekkoTargets.host(target);
    if (isSpared(any(host))) {
      return head;
    }
    int port = PekkoTargets.port(target);
    return changed(head, find(host, port), host, port);
  }

  @Override
  public HeaderFields read(Object head) {
    return parse(head).fields();
  }

  @Override
  public Object write(Object head, HeaderFields fields) {
    var text = new StringBuilder();
    new RequestHead(parse(head).line(), fields).appendTo(text);
    return BYTES.call(head, text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static RequestHead parse(Object head) {
    return RequestHead.parse(String.valueOf(TEXT.call(head, StandardCharsets.ISO_8859_1.name())));
  }
}
