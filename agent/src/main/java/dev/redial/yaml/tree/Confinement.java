package dev.redial.yaml.tree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules from a web server may use of this machine: only the environment variables and the
 * files that its operator names for them. Whoever writes such rules could otherwise send the
 * machine's secrets to a proxy of their choice.
 */
public final class Confinement {
  /** The variable that names the cache of tickets; who may use it may use that. */
  private static final String TICKETS = "KRB5CCNAME";

  private final List<String> variables;
  private final @Nullable Path folder;

  /**
   * Of an operator's words.
   *
   * @param folder what it holds may be used, with what lies below; null for no file at all
   */
  public Confinement(List<String> variables, @Nullable Path folder) {
    this.variables = List.copyOf(variables);
    this.folder = folder == null ? null : folder.toAbsolutePath().normalize();
  }

  /** Whether a variable may be used; one that may not is reported. */
  boolean allows(Node at, String shown, String variable, Problems problems) {
    if (variables.contains(variable)) {
      return true;
    }
    var all = Words.show(String.join(":", variables) + (variables.isEmpty() ? "" : ":") + variable);
    problems.error(
        at,
        shown + " is not among the variables that rules from a URL may use",
        "start the agent with the option 'env=" + all + "'");
    return false;
  }

  /** Whether the tickets of this machine's user may be used; if not, that is reported. */
  public void checkTickets(Node at, Problems problems) {
    if (!variables.contains(TICKETS)) {
      problems.error(
          at,
          "Kerberos without 'keytab' uses the tickets of this machine's user, which rules from a"
              + " URL may not",
          "write 'keytab' and 'principal', or start the agent with the option 'env="
              + TICKETS
              + "'");
    }
  }

  /**
   * The file that a path names, relative to the folder, or null after reporting that it may not be
   * used. A file that is not there is not resolved further.
   *
   * @throws java.nio.file.InvalidPathException if it is no path
   */
  public @Nullable Path find(Node at, String shown, String path, Problems problems) {
    if (folder == null) {
      problems.error(
          at,
          shown + " is a file of this machine, which rules from a URL may not use",
          "start the agent with the option 'files=DIR', and put the file into that directory");
      return null;
    }
    var file = folder.resolve(path);
    var real = hasParent(file) || !file.startsWith(folder) ? null : real(file);
    if (real == null) {
      problems.error(
          at,
          shown + " is outside of the directory that rules from a URL may use",
          "put the file into the directory of the agent's option 'files', and name it relative to"
              + " that");
    }
    return real;
  }

  private static boolean hasParent(Path file) {
    for (var part : file) {
      if (part.toString().equals("..")) {
        return true;
      }
    }
    return false;
  }

  /** Behind all symbolic links, or null if that leads out of the folder. */
  private @Nullable Path real(Path file) {
    try {
      var real = file.toRealPath();
      return folder != null && real.startsWith(folder.toRealPath()) ? real : null;
    } catch (IOException e) {
      // whoever reads it says what is wrong with it
      return file;
    }
  }
}
