package dev.redial.http;

import dev.redial.library.ClientMethod;
import dev.redial.operate.Decisions;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WebSocket clients that write their handshake as text: changes the finished head, which is a text,
 * a buffer or the first of a list of them. It is made anew for each handshake.
 */
public final class HandshakeTextHook extends RequestHook {
  private static final ClientMethod CLIENT_URI = ClientMethod.object("getURI()");

  /** Decides by these rules. */
  public HandshakeTextHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the URI, or a client that has it; a server's side of a connection has none. */
  @Override
  protected @Nullable Object on(
      @Nullable Object head,
      @Nullable Object source,
      @Nullable Object unused,
      @Nullable Object nothing)
      throws IOException {
    var uri = uri(source);
    if (uri == null || uri.getHost() == null) {
      return head;
    }
    if (head instanceof String text) {
      return changed(text, uri);
    }
    if (head instanceof ByteBuffer buffer) {
      return changed(buffer, uri);
    }
    if (head instanceof List<?> list && !list.isEmpty()) {
      var buffers = new ArrayList<Object>(list);
      buffers.set(0, changed((ByteBuffer) list.get(0), uri));
      return buffers;
    }
    return head;
  }

  private static @Nullable URI uri(@Nullable Object source) {
    if (source == null || source instanceof URI) {
      return (URI) source;
    }
    return CLIENT_URI.isIn(source) ? (URI) CLIENT_URI.call(source) : null;
  }

  private ByteBuffer changed(ByteBuffer buffer, URI uri) throws IOException {
    if (find(uri.getHost(), Ports.of(uri.getPort(), uri.getScheme())) == null) {
      return buffer;
    }
    var text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
    return ByteBuffer.wrap(changed(text, uri).getBytes(StandardCharsets.ISO_8859_1));
  }

  private String changed(String text, URI uri) throws IOException {
    int port = Ports.of(uri.getPort(), uri.getScheme());
    var rule = find(uri.getHost(), port);
    if (rule == null) {
      return text;
    }
    try {
      var head = RequestHead.parse(text);
      if (!change(head.fields(), rule, uri.getHost(), port)) {
        return text;
      }
      var changed = new StringBuilder();
      head.appendTo(changed);
      return changed.toString();
    } catch (RuntimeException e) {
      throw decisions.refusal(rule, "HTTP", uri.getHost(), e);
    }
  }
}
