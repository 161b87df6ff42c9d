package dev.redial.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What the file system says of a file without reading it, behind all symbolic links.
 *
 * @param modified milliseconds since the epoch, 0 if the file does not exist
 * @param key tells a file from another one that took its name; null where the file system has none
 */
record FileStamp(long modified, long size, @Nullable Object key) {
  /** Coarser than the clock of any file system in use: FAT counts in two seconds. */
  private static final long COARSE = 3_000;

  private static final FileStamp NONE = new FileStamp(0, -1, null);

  static FileStamp of(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey());
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  /**
   * Whether the file may have been written again at the same time, as far as its clock can tell.
   */
  boolean isFresh(long now) {
    return Math.abs(now - modified) < COARSE;
  }
}
