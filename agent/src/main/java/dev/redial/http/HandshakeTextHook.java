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
 * WebSocket clients that write their handshake as text: changes the finished head, which is a
 * buffer or the first of a list of them. It is made anew for each handshake.
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
    int port = Ports.of(uri.getPort(), uri.getScheme());
    var rule = find(uri.getHost(), port);
    if (rule == null) {
      return buffer;
    }
    try {
      var head = RequestHead.parse(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()));
      if (!change(head.fields(), rule, uri.getHost(), port)) {
        return buffer;
      }
      var text = new StringBuilder();
      head.appendTo(text);
      return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    } catch (RuntimeException e) {
      throw decisions.refusal(rule, "HTTP", uri.getHost(), e);
    }
  }
}
