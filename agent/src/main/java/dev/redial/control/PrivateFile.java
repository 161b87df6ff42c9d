package dev.redial.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file for its owner alone. */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Replaces the file as a whole: no reader finds half of it, and a symbolic link in its place is
   * not followed. Permissions are 0600 from the beginning, where the file system has any.
   *
   * @throws IOException if that does not work
   */
  static void write(Path file, byte[] content) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    // made with the permissions that are wanted
    var fresh = Files.createTempFile(folder, ".redial", null);
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
