package dev.redial.older;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;

/** In the place of java.lang.ProcessHandle, by the file system proc where there is one. */
public interface Processes {
  /** The folder of one process each. */
  Path PROC = Paths.get("/proc");

  /** This one. */
  static Processes current() {
    try {
      // elsewhere the JVM's own beans know, which are many classes more
      String name =
          Files.exists(PROC)
              ? new File("/proc/self").getCanonicalFile().getName()
              : ManagementFactory.getRuntimeMXBean().getName().split("@", 2)[0];
      return new Known(Long.parseLong(name));
    } catch (IOException | NumberFormatException e) {
      return new Known(-1);
    }
  }

  /** The one of that number, if it lives or there is no telling. */
  static Optional<Processes> of(long pid) {
    return !Files.exists(PROC) || Files.exists(PROC.resolve(String.valueOf(pid)))
        ? Optional.of(new Known(pid))
        : Optional.empty();
  }

  /** Its number, or -1 where it cannot be known. */
  long pid();

  /** Who it is. */
  Info info();

  /** About a process. */
  interface Info {
    /** Whose it is. */
    Optional<String> user();
  }

  /** One that lives, or has lived. */
  final class Known implements Processes, Info {
    private final long pid;

    Known(long pid) {
      this.pid = pid;
    }

    @Override
    public long pid() {
      return pid;
    }

    @Override
    public Info info() {
      return this;
    }

    @Override
    public Optional<String> user() {
      try {
        return Optional.of(Files.getOwner(PROC.resolve(String.valueOf(pid))).getName());
      } catch (IOException | RuntimeException e) {
        return Optional.empty();
      }
    }
  }
}
