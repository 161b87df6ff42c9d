package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;

/** Sends WebSocket frames back (RFC 6455, 5.2) until the client closes. */
final class WebSocketEcho {
  private static final int CLOSE = 8;

  private WebSocketEcho() {}

  static void serve(InputStream stream, OutputStream out) throws IOException {
    var in = new DataInputStream(stream);
    int start;
    do {
      start = in.readUnsignedByte();
      int length = in.readUnsignedByte() & 0x7f;
      var more = in.readNBytes(length == 127 ? 8 : length == 126 ? 2 : 0);
      if (more.length > 0) {
        length = new BigInteger(1, more).intValueExact();
      }
      var mask = in.readNBytes(4);
      var payload = in.readNBytes(length);
      for (int i = 0; i < length; i++) {
        payload[i] ^= mask[i % 4];
      }
      var frame = new ByteArrayOutputStream();
      frame.write(start);
      frame.write(more.length == 8 ? 127 : more.length == 2 ? 126 : length);
      frame.writeBytes(more);
      frame.writeBytes(payload);
      out.write(frame.toByteArray());
      out.flush();
    } while ((start & 0xf) != CLOSE);
  }
}
