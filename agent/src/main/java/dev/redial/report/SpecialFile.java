package dev.redial.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a path names that is neither a file nor a directory. */
final class SpecialFile {
  private static final int KIND = 0170000;
  private static final int PIPE = 0010000;

  private SpecialFile() {}

  /**
   * To open a named pipe takes until somebody reads from it, and the application would wait for
   * that. The JVM's own descriptors, as /dev/stdout is one, are open.
   *
   * @throws IOException if it is one
   */
  static void refusePipe(File file) throws IOException {
    try {
      int mode = (Integer) Files.getAttribute(file.toPath(), "unix:mode");
      if ((mode & KIND) == PIPE && !isDescriptor(file.toPath())) {
        throw new IOException(
            file + " is a pipe, which would keep the application waiting; name a file");
      }
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // this file system has none
    }
  }

  private static boolean isDescriptor(Path path) throws IOException {
    var named = path.toAbsolutePath();
    while (!named.startsWith("/proc") && Files.isSymbolicLink(named)) {
      named = named.resolveSibling(Files.readSymbolicLink(named));
    }
    return named.startsWith("/proc");
  }
}
