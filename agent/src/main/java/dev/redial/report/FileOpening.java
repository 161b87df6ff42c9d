package dev.redial.report;

import dev.redial.work.AgentThread;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens a file to append to it, on a thread of its own. A file system that hangs must not keep the
 * application from starting, nor must a pipe that nobody reads any more.
 */
final class FileOpening extends AgentThread {
  /** As for the rules. */
  private static final long TIMEOUT_MILLIS = 10_000;

  private static final Set<PosixFilePermission> READ_BY_OTHERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.OTHERS_READ);

  private final File file;

  // Guarded by this object's lock.
  private @Nullable OutputStream opened;
  private @Nullable IOException failure;
  private boolean isLate;

  private FileOpening(File file) {
    super("log-file");
    this.file = file;
  }

  /**
   * Opens it.
   *
   * @throws IOException if that fails, or takes too long, or if it is a named pipe
   */
  static OutputStream open(String file) throws IOException {
    var opening = new FileOpening(new File(file));
    opening.start();
    opening.isOverWithin(TIMEOUT_MILLIS);
    return opening.outcome();
  }

  @Override
  protected void work() {
    try {
      if (file.exists() && !file.isFile()) {
        SpecialFile.refusePipe(file);
      }
      create();
      hasOpened(new FileOutputStream(file, true));
    } catch (IOException e) {
      hasFailed(e);
    } catch (RuntimeException e) {
      hasFailed(new IOException(e));
    }
  }

  /** Whoever can write it can forge what it proves: nobody else can, whatever the umask allows. */
  private void create() throws IOException {
    var path = file.toPath();
    if (!file.exists() && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(READ_BY_OTHERS));
      } catch (FileAlreadyExistsException e) {
        // it is somebody's, as it was given
      }
    }
  }

  private synchronized void hasOpened(OutputStream stream) throws IOException {
    if (isLate) {
      stream.close();
    } else {
      opened = stream;
    }
  }

  private synchronized void hasFailed(IOException e) {
    failure = e;
  }

  private synchronized OutputStream outcome() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (opened == null) {
      isLate = true;
      throw new IOException(
          file + " does not open within " + TIMEOUT_MILLIS / 1_000 + " s; name another file");
    }
    return opened;
  }
}
