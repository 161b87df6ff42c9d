package dev.redial.demo.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ClientHello offers (RFC 8446, section 4.1.2).
 *
 * @param serverName as written, or null
 * @param versions as JSSE calls them, in the client's order
 * @param suites by IANA's names, in the client's order
 * @param alpn the protocols offered (RFC 7301)
 */
record Hello(
    @Nullable String serverName, List<String> versions, List<String> suites, List<String> alpn) {
  private static final int HANDSHAKE = 22;
  private static final int RECORD_HEAD = 5;
  private static final int MESSAGE_HEAD = 4;
  private static final int RANDOM = 32;
  private static final int SSL_3 = 0x0300;
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int SUPPORTED_VERSIONS = 43;

  /** The records that hold the ClientHello, as they came, the first byte included. */
  static byte[] read(int first, DataInputStream in) throws IOException {
    var records = new ByteArrayOutputStream();
    var message = new ByteArrayOutputStream();
    int type = first;
    do {
      var head = new byte[RECORD_HEAD];
      head[0] = (byte) type;
      in.readFully(head, 1, RECORD_HEAD - 1);
      if (type != HANDSHAKE) {
        throw new IOException("no ClientHello but a record of type " + type);
      }
      var body = in.readNBytes((head[3] & 0xff) << 8 | (head[4] & 0xff));
      records.write(head);
      records.write(body);
      message.write(body);
      type = isWhole(message.toByteArray()) ? -1 : in.readUnsignedByte();
    } while (type >= 0);
    return records.toByteArray();
  }

  private static boolean isWhole(byte[] message) {
    return message.length >= MESSAGE_HEAD
        && message.length >= MESSAGE_HEAD + (ByteBuffer.wrap(message).getInt() & 0xffffff);
  }

  /** Reads what {@link #read} has answered. */
  static Hello parse(byte[] records) throws IOException {
    var message = new ByteArrayOutputStream();
    for (int at = 0; at < records.length; ) {
      int length = (records[at + 3] & 0xff) << 8 | (records[at + 4] & 0xff);
      message.write(records, at + RECORD_HEAD, length);
      at += RECORD_HEAD + length;
    }
    try {
      return parse(ByteBuffer.wrap(message.toByteArray()).position(MESSAGE_HEAD));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new EOFException("the ClientHello is cut off");
    }
  }

  private static Hello parse(ByteBuffer in) {
    int version = number(in);
    part(in, RANDOM);
    part(in, in.get() & 0xff);
    var suites = suites(part(in, number(in)));
    part(in, in.get() & 0xff);
    var extensions = new HashMap<Integer, ByteBuffer>();
    var rest = in.hasRemaining() ? part(in, number(in)) : in;
    while (rest.hasRemaining()) {
      extensions.put(number(rest), part(rest, number(rest)));
    }
    var versions = extensions.get(SUPPORTED_VERSIONS);
    return new Hello(
        serverName(extensions.get(SERVER_NAME)),
        versions == null ? versionsUpTo(version) : versions(versions),
        suites,
        protocols(extensions.get(ALPN)));
  }

  private static int number(ByteBuffer in) {
    return in.getShort() & 0xffff;
  }

  private static ByteBuffer part(ByteBuffer in, int length) {
    var part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  private static List<String> suites(ByteBuffer in) {
    var names = new ArrayList<String>();
    while (in.hasRemaining()) {
      int number = number(in);
      if (!Suites.isSignal(number)) {
        names.add(Suites.name(number));
      }
    }
    return names;
  }

  /** The first name of its list; there is one kind of names only. */
  private static @Nullable String serverName(@Nullable ByteBuffer in) {
    if (in == null) {
      return null;
    }
    part(in, Short.BYTES + Byte.BYTES);
    return US_ASCII.decode(part(in, number(in))).toString();
  }

  private static List<String> protocols(@Nullable ByteBuffer in) {
    var names = new ArrayList<String>();
    if (in != null) {
      part(in, Short.BYTES);
      while (in.hasRemaining()) {
        names.add(US_ASCII.decode(part(in, in.get() & 0xff)).toString());
      }
    }
    return names;
  }

  private static List<String> versions(ByteBuffer in) {
    var names = new ArrayList<String>();
    part(in, Byte.BYTES);
    while (in.hasRemaining()) {
      names.add(version(number(in)));
    }
    return names;
  }

  /** Without the extension a client offers this version and, it may be, any before it. */
  private static List<String> versionsUpTo(int newest) {
    var names = new ArrayList<String>();
    for (int each = newest; each > SSL_3; each--) {
      names.add(version(each));
    }
    return names;
  }

  private static String version(int number) {
    return switch (number) {
      case 0x0301 -> "TLSv1";
      case 0x0302 -> "TLSv1.1";
      case 0x0303 -> "TLSv1.2";
      case 0x0304 -> "TLSv1.3";
      default -> "0x%04x".formatted(number);
    };
  }
}
