package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program of a package, which gives up its rights where the tests have those of root. */
final class RealProgram {
  private final Path folder;
  private final @Nullable String user;

  /**
   * A program that writes to a folder.
   *
   * @param user whom the package has made for it, or null to keep the rights that the tests have
   */
  RealProgram(Path folder, @Nullable String user) {
    this.folder = folder;
    this.user = user;
  }

  /** Runs it to its end, with that text as its input. */
  void run(String input, String... command) throws IOException {
    var log = folder.resolve("run.log");
    var process =
        new ProcessBuilder(asUser(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (var in = process.outputWriter()) {
      in.write(input);
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Starts it as a server. */
  RealServer start(String... command) throws IOException {
    return RealServer.start(folder, "server.log", asUser(command).toArray(String[]::new));
  }

  private List<String> asUser(String... command) throws IOException {
    var all = new ArrayList<String>();
    if (user != null && isRoot()) {
      ownEverything(user);
      all.addAll(List.of("runuser", "-u", user, "--"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** The folders above are not to be listed by others, but can be passed. */
  private void ownEverything(String user) throws IOException {
    var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.setOwner(file, owner);
      }
    }
    var parent = folder.getParent();
    var permissions = Files.getPosixFilePermissions(parent);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(parent, permissions);
  }
}
