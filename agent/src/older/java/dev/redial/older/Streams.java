package dev.redial.older;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.Paths;

/** Of streams, buffers, files and paths. */
public final class Streams {
  private static final int PART = 8 << 10;

  private Streams() {}

  /** All that is left. */
  public static byte[] readAllBytes(InputStream in) throws IOException {
    return read(in, Integer.MAX_VALUE);
  }

  /** So many bytes, or fewer at the end of the file. */
  public static byte[] readNBytes(FileInputStream in, int count) throws IOException {
    return read(in, count);
  }

  /** So many bytes, or fewer at the end. */
  public static byte[] readNBytes(InputStream in, int count) throws IOException {
    return read(in, count);
  }

  private static byte[] read(InputStream in, int most) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[Math.min(PART, most)];
    int left = most;
    while (left > 0) {
      int count = in.read(part, 0, Math.min(part.length, left));
      if (count < 0) {
        break;
      }
      all.write(part, 0, count);
      left -= count;
    }
    return all.toByteArray();
  }

  /** All of them. */
  public static void writeBytes(ByteArrayOutputStream out, byte[] bytes) {
    out.write(bytes, 0, bytes.length);
  }

  /** A part of it, with a position of its own. */
  public static ByteBuffer slice(ByteBuffer buffer, int index, int length) {
    ByteBuffer copy = buffer.duplicate();
    copy.limit(index + length);
    copy.position(index);
    return copy.slice();
  }

  /** All of a file in UTF-8. */
  public static String readString(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** Writes a file in UTF-8. */
  public static Path writeString(Path file, CharSequence text, OpenOption... options)
      throws IOException {
    return Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8), options);
  }

  /** A path of the default file system. */
  public static Path of(String first, String... more) {
    return Paths.get(first, more);
  }
}
