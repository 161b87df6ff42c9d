package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.http.Ports;
import dev.redial.http.RequestHead;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the finished head of WebSocket clients that write their handshake as text. The head is a
 * string, a buffer or the first of a list of them, and new for each handshake.
 */
class HandshakeTextHook extends RequestHook {
  private static final ClientMethod CLIENT_URI = ClientMethod.object("getURI()");

  /** Decides by these rules. */
  public HandshakeTextHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the URI, or a client that has it; a server's side of a connection has none. */
  @Override
  protected @Nullable Object on(@Nullable Object head, @Nullable Object source) throws IOException {
    var uri = uri(source);
    if (uri == null || uri.getHost() == null) {
      return head;
    }
    int port = Ports.of(uri.getPort(), uri.getScheme());
    var rule = find(uri.getHost(), port);
    if (head == null || rule == null) {
      return head;
    }
    try {
      return changed(head, rule, uri.getHost(), port);
    } catch (RuntimeException e) {
      throw decisions.refusal(rule, Layer.HTTP, uri.getHost(), e);
    }
  }

  private Object changed(Object head, Rule rule, String host, int port) throws IOException {
    if (head instanceof String text) {
      return changed(text, rule, host, port);
    }
    if (head instanceof ByteBuffer buffer) {
      var text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
      var changed = changed(text, rule, host, port);
      return ByteBuffer.wrap(changed.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (head instanceof List<?> list && !list.isEmpty()) {
      var buffers = new ArrayList<Object>(list);
      buffers.set(0, changed(list.get(0), rule, host, port));
      return buffers;
    }
    return head;
  }

  private String changed(String text, Rule rule, String host, int port) throws IOException {
    var head = RequestHead.parse(text);
    if (!change(head.fields(), rule, host, port)) {
      return text;
    }
    var changed = new StringBuilder();
    head.appendTo(changed);
    return changed.toString();
  }

  private static @Nullable URI uri(@Nullable Object source) {
    if (source == null || source instanceof URI) {
      return (URI) source;
    }
    return CLIENT_URI.isIn(source) ? (URI) CLIENT_URI.call(source) : null;
  }
}
