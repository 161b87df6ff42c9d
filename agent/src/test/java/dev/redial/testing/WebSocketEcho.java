package dev.redial.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends short WebSocket frames back (RFC 6455, 5.2) until the client closes. */
final class WebSocketEcho {
  private static final int CLOSE = 8;

  private WebSocketEcho() {}

  static void serve(InputStream stream, OutputStream out) throws IOException {
    var in = new DataInputStream(stream);
    int start;
    do {
      start = in.readUnsignedByte();
      int length = in.readUnsignedByte() & 0x7f;
      if (length > 125) {
        throw new IOException("only short frames here");
      }
      var mask = in.readNBytes(4);
      var frame = new byte[2 + length];
      frame[0] = (byte) start;
      frame[1] = (byte) length;
      for (int i = 0; i < length; i++) {
        frame[2 + i] = (byte) (in.readUnsignedByte() ^ mask[i % 4]);
      }
      out.write(frame);
      out.flush();
    } while ((start & 0xf) != CLOSE);
  }
}
