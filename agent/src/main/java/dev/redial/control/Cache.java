package dev.redial.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The file that keeps the last good version of rules from a URL. Its content becomes rules while
 * the server is down. So it must be from this JVM's user, and nobody else may be able to write it.
 */
final class Cache {
  static final String REMEDY =
      "keep it in a directory that only this user or root can write, as with: chmod 700 DIR";

  private static final int STICKY = 01000;

  private final Path file;
  private final Path folder;
  private byte[] last = {};

  Cache(Path file) {
    this.file = file.toAbsolutePath();
    var parent = this.file.getParent();
    this.folder = parent == null ? this.file : parent;
  }

  /**
   * Replaces the file as a whole: no reader finds half of it, and a symbolic link in its place is
   * not followed. Permissions are 0600 from the beginning, where the file system has any.
   *
   * @return why it will not serve, or null
   */
  @Nullable String keep(byte[] content) {
    if (Arrays.equals(last, content)) {
      return null;
    }
    try {
      // made with the permissions that are wanted
      var fresh = Files.createTempFile(folder, ".redial", null);
      try {
        Files.write(fresh, content);
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
      check();
      last = content;
      return null;
    } catch (IOException | RuntimeException e) {
      return "the cache " + file + " cannot be kept for the next start: " + e.getMessage();
    }
  }

  /**
   * What it holds, or null if there is none.
   *
   * @throws IOException if it is not to be trusted, or cannot be read
   */
  byte @Nullable [] content() throws IOException {
    try {
      check();
      try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return in.readAllBytes();
      }
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException | RuntimeException e) {
      throw new IOException("the cache " + file + " cannot be used: " + e.getMessage());
    }
  }

  /** Before it is opened: a pipe would keep the application waiting. */
  private void check() throws IOException {
    var attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw new IOException("it is a symbolic link");
    }
    if (!attributes.isRegularFile()) {
      throw new IOException("it is not a regular file");
    }
    var real = folder.toRealPath();
    if (Files.getFileStore(real).supportsFileAttributeView("posix")) {
      trust(file, "it");
      if (unix(file, "nlink", 1) != 1) {
        // another user may have linked what this one has written for another purpose
        throw new IOException("it has a second name, by a hard link");
      }
      if ((unix(real, "mode", 0) & STICKY) != 0) {
        owned(real, "its directory");
      } else {
        trust(real, "its directory");
      }
    }
  }

  /** A number that the file system has of a file, or another one where it has none. */
  private static int unix(Path path, String attribute, int otherwise) throws IOException {
    try {
      return (Integer) Files.getAttribute(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      return otherwise;
    }
  }

  private static void trust(Path path, String what) throws IOException {
    var permissions = owned(path, what).permissions();
    if (permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("users other than its owner can write " + what);
    }
  }

  /** By its process, as a user of a container may have no name. */
  private static String self() {
    try {
      return Files.getOwner(Path.of("/proc/self")).getName();
    } catch (IOException e) {
      return ProcessHandle.current().info().user().orElse("nobody");
    }
  }

  private static PosixFileAttributes owned(Path path, String what) throws IOException {
    var attributes =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var owner = attributes.owner().getName();
    var self = self();
    if (!owner.equals(self) && !owner.equals("root")) {
      throw new IOException(what + " belongs to " + owner + ", and this JVM runs as " + self);
    }
    return attributes;
  }
}
