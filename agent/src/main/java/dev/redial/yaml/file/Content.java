package dev.redial.yaml.file;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a small file holds that a rule file names.
 *
 * @param text with a character for each byte
 * @param wrong why it cannot be read, or null
 */
record Content(String text, @Nullable String wrong) {
  private static final int LARGEST = 4 << 20;

  static Content read(File file) {
    if (!file.isFile()) {
      // a pipe would keep the application waiting
      return wrong(
          file.isDirectory()
              ? "is a directory"
              : file.exists() ? "is not a regular file" : "does not exist");
    }
    try (var in = new FileInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      return bytes.length > LARGEST
          ? wrong("is larger than 4 MiB")
          : new Content(new String(bytes, StandardCharsets.ISO_8859_1), null);
    } catch (IOException e) {
      return wrong("cannot be read: " + e.getMessage());
    }
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Content wrong(String what) {
    return new Content("", what);
  }
}
