package dev.redial.clients;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Says how many bytes its JVM has read from files when main begins, as Linux counts them. What the
 * JVM maps into memory does not count. It is also an agent that does nothing.
 */
public final class BytesRead {
  private static final String COUNTED = "/proc/self/io";
  private static final int SIZE = 1024;

  private BytesRead() {}

  public static void premain(String argument) {}

  public static void main(String[] arguments) throws IOException {
    var content = new byte[SIZE];
    int length;
    try (var in = new FileInputStream(COUNTED)) {
      length = in.read(content);
    }
    // "rchar: 1234" and other lines
    var text = new String(content, 0, length, StandardCharsets.US_ASCII);
    System.out.println(text.substring(text.indexOf(' ') + 1, text.indexOf('\n')));
  }
}
