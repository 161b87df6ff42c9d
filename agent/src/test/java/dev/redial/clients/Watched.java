package dev.redial.clients;

import java.io.IOException;
import java.security.Permission;

/** {@link Probes} under a SecurityManager. */
public final class Watched {
  private Watched() {}

  /**
   * Answers until the end of its input.
   *
   * @param arguments {@code main} sets the JDK's SecurityManager, {@code own} one that permits all;
   *     nothing leaves that to the command line
   */
  @SuppressWarnings("removal") // applications have them for as long as there are such JVMs
  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0) {
      System.setSecurityManager(
          arguments[0].equals("main") ? new SecurityManager() : new Permissive());
    }
    Probes.main(arguments);
  }

  /** Overrides the one method that most of them do. */
  @SuppressWarnings("removal")
  private static final class Permissive extends SecurityManager {
    @Override
    public void checkPermission(Permission permission) {
      // permitted
    }
  }
}
