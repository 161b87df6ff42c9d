package dev.redial.provider.jsse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The content of a ClientHello (RFC 8446 section 4.1.2), without what changes from one to the next
 * of the same client. That is the random numbers, the key shares, and all that resumes a session.
 */
final class HelloShape {
  private static final int CLIENT_HELLO = 1;
  private static final int HEADER = 4;
  private static final int RANDOM = 32;
  private static final int SERVER_NAME = 0;
  private static final int DIGEST_BYTES = 8;

  /** padding, session_ticket, pre_shared_key, early_data, cookie, psk_key_exchange_modes. */
  private static final Set<Integer> OF_ONE_TIME = Set.of(21, 35, 41, 42, 44, 45);

  /** key_share: that there is one is part of the shape, its keys are not. */
  private static final int KEY_SHARE = 51;

  private final ByteBuffer hello;
  private final MessageDigest digest;
  private String serverName = "none";

  private HelloShape(byte[] message) throws NoSuchAlgorithmException {
    this.hello = ByteBuffer.wrap(message, HEADER, message.length - HEADER);
    this.digest = MessageDigest.getInstance("SHA-256");
  }

  static boolean isHello(byte[] message) {
    return message.length > HEADER && message[0] == CLIENT_HELLO;
  }

  /**
   * The shape of a whole handshake message.
   *
   * @throws java.nio.BufferUnderflowException if it is not a ClientHello
   */
  static String of(byte[] message) throws NoSuchAlgorithmException {
    var shape = new HelloShape(message);
    shape.read();
    var digest = Arrays.copyOf(shape.digest.digest(), DIGEST_BYTES);
    return "SNI " + shape.serverName + ", " + HexFormat.of().formatHex(digest);
  }

  private void read() {
    digest.update(bytes(Short.BYTES));
    bytes(RANDOM);
    bytes(hello.get() & 0xff);
    digest.update(bytes(hello.getShort() & 0xffff));
    digest.update(bytes(hello.get() & 0xff));
    if (hello.remaining() < Short.BYTES) {
      return;
    }
    hello.getShort();
    while (hello.hasRemaining()) {
      int type = hello.getShort() & 0xffff;
      extension(type, bytes(hello.getShort() & 0xffff));
    }
  }

  private void extension(int type, byte[] content) {
    if (OF_ONE_TIME.contains(type)) {
      return;
    }
    digest.update((byte) (type >> Byte.SIZE));
    digest.update((byte) type);
    if (type != KEY_SHARE) {
      digest.update(content);
    }
    if (type == SERVER_NAME) {
      // length of the list, kind of name, length of the name
      serverName = new String(content, 5, content.length - 5, StandardCharsets.US_ASCII);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    hello.get(bytes);
    return bytes;
  }
}
