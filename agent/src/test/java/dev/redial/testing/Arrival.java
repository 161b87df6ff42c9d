package dev.redial.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection that reached an {@link Origin}: its ClientHello and what came inside. */
public final class Arrival {
  private final @Nullable ClientHello hello;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private volatile boolean ended;

  Arrival(@Nullable ClientHello hello) {
    this.hello = hello;
  }

  /** How the client greeted; only a TLS connection has it. */
  public ClientHello hello() {
    if (hello == null) {
      throw new AssertionError("not a TLS connection");
    }
    return hello;
  }

  /** All bytes of the client, decrypted. */
  public byte[] bytes() {
    return received.toByteArray();
  }

  /** The requests, of HTTP/1.1 or HTTP/2, until the connection was upgraded to WebSocket. */
  public List<Request> requests() {
    try {
      if (Http2Frame.isHttp2(bytes())) {
        return Http2Frame.requests(bytes());
      }
      var in = new ByteArrayInputStream(bytes());
      var all = new ArrayList<Request>();
      for (var next = Request.read(in); next != null; next = Request.read(in)) {
        all.add(next);
        if (next.values("Upgrade").contains("websocket")) {
          break;
        }
      }
      return all;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until the client has ended its output, or is gone. */
  Arrival whole() {
    Waiting.until("the end of the client's output", () -> ended);
    return this;
  }

  /** Keeps a copy of what is read. */
  InputStream record(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = -1;
        try {
          count = super.read(buffer, offset, length);
          received.write(buffer, offset, Math.max(0, count));
        } finally {
          // TLS that is cut off ends with an exception
          if (count < 0) {
            ended = true;
          }
        }
        return count;
      }
    };
  }
}
