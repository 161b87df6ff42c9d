package dev.redial.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.net.ssl.HostnameVerifier;

/**
 * Finds implementations of {@link HostnameVerifier} that no list has. They are looked for only once
 * a rule has given a connection another verify name: before, nobody has to know of it.
 */
final class Verifiers {
  /** Whatever it returns: some throw an exception instead. */
  private static final byte[] METHOD =
      "(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)".getBytes(StandardCharsets.US_ASCII);

  private static final int CONSTANTS = 8;
  private static final int TEXT = 1;

  /** Bytes behind the tag of each kind of constant, by JVMS section 4.4; 0 for those unknown. */
  private static final int[] SIZES = {
    0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private Verifiers() {}

  /** Whether a loaded class is one; those of lambdas cannot be changed. */
  static boolean isOne(Class<?> type) {
    return HostnameVerifier.class.isAssignableFrom(type) && !type.isInterface() && !type.isHidden();
  }

  /**
   * Whether a class file may be one: it names the method's type. Those that only call the method do
   * so, too.
   */
  static boolean mayBeOne(byte[] classFile) {
    int count = unsigned(classFile, CONSTANTS);
    int at = CONSTANTS + 2;
    for (int i = 1; i < count; i++) {
      int tag = classFile[at++];
      if (tag == TEXT) {
        int end = at + 2 + unsigned(classFile, at);
        int last = Math.min(end, at + 2 + METHOD.length);
        if (Arrays.equals(classFile, at + 2, last, METHOD, 0, METHOD.length)) {
          return true;
        }
        at = end;
      } else {
        int size = tag < SIZES.length ? SIZES[tag] : 0;
        if (size == 0) {
          return false;
        }
        at += size;
        i += size / 8;
      }
    }
    return false;
  }

  private static int unsigned(byte[] classFile, int at) {
    return (classFile[at] & 0xff) << 8 | (classFile[at + 1] & 0xff);
  }
}
