package dev.redial.doctor.dial;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** TLS records (RFC 8446, section 5.1), as far as they are in clear text. */
final class Records {
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;

  private static final int HEAD = 5;
  private static final int MAJOR = 3;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int APPLICATION_DATA = 23;

  private Records() {}

  /** A handshake message in one record. */
  static byte[] of(byte[] message) {
    var record = new byte[HEAD + message.length];
    record[0] = HANDSHAKE;
    record[1] = MAJOR;
    record[2] = 1;
    record[3] = (byte) (message.length >> 8);
    record[4] = (byte) message.length;
    System.arraycopy(message, 0, record, HEAD, message.length);
    return record;
  }

  /** Whether it can be the beginning of TLS. */
  static boolean isTls(byte[] bytes) {
    if (bytes.length == 0) {
      return true;
    }
    boolean isType = bytes[0] >= CHANGE_CIPHER_SPEC && bytes[0] <= APPLICATION_DATA;
    return isType && (bytes.length == 1 || bytes[1] == MAJOR);
  }

  /** The handshake messages up to where encryption begins, one behind the other. */
  static byte[] handshake(byte[] bytes) {
    return content(bytes, HANDSHAKE);
  }

  /** The first alert in clear text: its level and number; empty if there is none. */
  static byte[] alert(byte[] bytes) {
    var all = content(bytes, ALERT);
    return all.length < 2 ? new byte[0] : Arrays.copyOf(all, 2);
  }

  private static byte[] content(byte[] bytes, int type) {
    var content = new ByteArrayOutputStream();
    for (int at = 0; at + HEAD <= bytes.length && isClear(bytes[at]); ) {
      int length = (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
      int start = at + HEAD;
      if (bytes[at] == type) {
        content.write(bytes, start, Math.min(length, bytes.length - start));
      }
      at = start + length;
    }
    return content.toByteArray();
  }

  private static boolean isClear(byte type) {
    return type == HANDSHAKE || type == ALERT;
  }
}
