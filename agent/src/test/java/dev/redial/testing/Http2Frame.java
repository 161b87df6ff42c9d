package dev.redial.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/** A frame of HTTP/2 (RFC 9113, 4.1). */
public record Http2Frame(int type, int flags, ByteBuffer payload) {
  /** The frame type that carries a request head. */
  public static final int HEADERS = 1;

  private static final int SETTINGS = 4;
  private static final int PADDED = 0x8;
  private static final int PRIORITY = 0x20;
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Whether a connection starts as HTTP/2 does. */
  public static boolean isHttp2(byte[] received) {
    return received.length >= PREFACE.length
        && Arrays.equals(PREFACE, 0, PREFACE.length, received, 0, PREFACE.length);
  }

  /** The frames of a connection whose bytes start with the client's preface. */
  public static List<Http2Frame> parse(byte[] received) {
    var in = ByteBuffer.wrap(received, PREFACE.length, received.length - PREFACE.length);
    var frames = new ArrayList<Http2Frame>();
    while (in.remaining() >= 9) {
      int lengthAndType = in.getInt();
      int flags = in.get() & 0xff;
      in.getInt();
      var payload = new byte[lengthAndType >>> 8];
      if (in.remaining() < payload.length) {
        break;
      }
      in.get(payload);
      frames.add(new Http2Frame(lengthAndType & 0xff, flags, ByteBuffer.wrap(payload)));
    }
    return frames;
  }

  /** Whether it carries the client's own settings, and does not acknowledge the server's. */
  public boolean isOwnSettings() {
    return type == SETTINGS && flags == 0;
  }

  /** The request heads, decoded in order: bodies are left out. */
  static List<Request> requests(byte[] received) throws IOException {
    var decoder = new HpackDecoder(1 << 20, System::nanoTime);
    var requests = new ArrayList<Request>();
    try {
      for (var frame : parse(received)) {
        if (frame.type == HEADERS) {
          requests.add(request((MetaData.Request) decoder.decode(frame.block())));
        }
      }
    } catch (HpackException e) {
      throw new IOException(e);
    }
    return requests;
  }

  private ByteBuffer block() {
    int padding = (flags & PADDED) == 0 ? 0 : payload.get(0) & 0xff;
    int start = ((flags & PADDED) == 0 ? 0 : 1) + ((flags & PRIORITY) == 0 ? 0 : 5);
    return payload.slice(start, payload.limit() - start - padding);
  }

  private static Request request(MetaData.Request head) {
    var fields = new ArrayList<Map.Entry<String, String>>();
    head.getHttpFields().forEach(f -> fields.add(Map.entry(f.getName(), f.getValue())));
    var uri = head.getHttpURI();
    return new Request(head.getMethod(), uri.getPathQuery(), uri.getAuthority(), fields, "");
  }
}
