package dev.redial.demo.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;

/** A WebSocket frame (RFC 6455, section 5.2): masked when written, unmasked when read. */
final class Frame {
  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  /** The longest that a control frame may be, and that needs no further bytes for its length. */
  static final int SHORT = 125;

  private static final int LAST = 0x80;
  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;
  private static final int LENGTH_OF_16_BITS = 126;
  private static final int LENGTH_OF_64_BITS = 127;
  private static final int LARGEST = 1 << 24;

  private final boolean last;
  private final int opcode;
  private final byte[] payload;

  Frame(boolean last, int opcode, byte[] payload) {
    this.last = last;
    this.opcode = opcode;
    this.payload = payload;
  }

  /** Whether it ends its message. */
  boolean last() {
    return last;
  }

  int opcode() {
    return opcode;
  }

  byte[] payload() {
    return payload;
  }

  boolean isControl() {
    return opcode >= CLOSE;
  }

  /** Writes it as a client must: masked. */
  void write(DataOutputStream out, int mask) throws IOException {
    out.writeByte((last ? LAST : 0) | opcode);
    if (payload.length <= SHORT) {
      out.writeByte(MASKED | payload.length);
    } else if (payload.length <= 0xFFFF) {
      out.writeByte(MASKED | LENGTH_OF_16_BITS);
      out.writeShort(payload.length);
    } else {
      out.writeByte(MASKED | LENGTH_OF_64_BITS);
      out.writeLong(payload.length);
    }
    out.writeInt(mask);
    out.write(masked(mask));
    out.flush();
  }

  /**
   * Reads one from a server.
   *
   * @throws ProtocolException when a server may not send it
   */
  static Frame read(DataInputStream in) throws IOException {
    var first = in.readUnsignedByte();
    var second = in.readUnsignedByte();
    check((first & RESERVED) == 0, "a reserved bit is set");
    check((second & MASKED) == 0, "a frame from a server is masked");
    var length = length(second, in);
    var frame = new Frame((first & LAST) != 0, first & 0xF, new byte[length]);
    check(frame.isKnown(), "opcode " + frame.opcode + " is unknown");
    if (frame.isControl()) {
      check(frame.last, "a control frame is fragmented");
      check(length <= SHORT, "a control frame is longer than 125 bytes");
    }
    in.readFully(frame.payload);
    return frame;
  }

  private static int length(int second, DataInputStream in) throws IOException {
    long length =
        switch (second) {
          case LENGTH_OF_16_BITS -> in.readUnsignedShort();
          case LENGTH_OF_64_BITS -> in.readLong();
          default -> second;
        };
    var shortest = second < LENGTH_OF_16_BITS ? 0 : second == LENGTH_OF_16_BITS ? 126 : 0x10000;
    check(length < 0 || length >= shortest, "a length is written longer than it need be");
    check(
        length >= 0 && length <= LARGEST, "a frame is too long: " + Long.toUnsignedString(length));
    return (int) length;
  }

  private boolean isKnown() {
    return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
  }

  private byte[] masked(int mask) {
    var key = ByteBuffer.allocate(Integer.BYTES).putInt(mask).array();
    var masked = payload.clone();
    for (var i = 0; i < masked.length; i++) {
      masked[i] ^= key[i % key.length];
    }
    return masked;
  }

  private static void check(boolean holds, String otherwise) throws ProtocolException {
    if (!holds) {
      throw new ProtocolException(otherwise);
    }
  }
}
