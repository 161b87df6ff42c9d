package dev.redial.cli;

import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The command line; {@code dev.redial.Agent} opens it by name. */
public final class CommandLine implements BiConsumer<String[], PrintStream> {
  static final int USAGE_ERROR = 2;

  private static final String USAGE =
      """
      usage: java -jar redial-agent.jar COMMAND

        check RULES [--json]   every problem of a rule file; exit status 0: no error, 1: errors
        --version              the version of this jar
        --help                 this text

      In a later version: explain, doctor, attach, status, reload, off, on.
      As an agent: java -javaagent:redial-agent.jar=RULES ...
      """;

  /** Runs a command and ends the JVM with its exit status. */
  @Override
  public void accept(String[] arguments, PrintStream out) {
    int status = run(arguments, out, System.err);
    out.flush();
    System.exit(status);
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    var command = arguments.length == 0 ? "" : arguments[0];
    return switch (command) {
      case "check" -> check(arguments, out, err);
      case "--version" -> print(out, "redial " + version() + "\n");
      case "--help", "-h", "help" -> print(out, USAGE);
      case "explain", "doctor", "attach", "status", "reload", "off", "on" ->
          refuse(err, "'" + command + "' is not supported yet by this version");
      case "" -> refuse(err, "a command is missing");
      default -> refuse(err, "unknown command '" + command + "'");
    };
  }

  private static int check(String[] arguments, PrintStream out, PrintStream err) {
    String file = null;
    boolean json = false;
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i].equals("--json")) {
        json = true;
      } else if (arguments[i].startsWith("-") || file != null) {
        return refuse(err, "unknown argument '" + arguments[i] + "' of check");
      } else {
        file = arguments[i];
      }
    }
    return file == null ? refuse(err, "check needs a rule file") : check(file, json, out, err);
  }

  private static int check(String file, boolean json, PrintStream out, PrintStream err) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      return refuse(err, "no path: " + e.getMessage());
    }
    var checked = new Checked(file, RuleFile.check(path, System.currentTimeMillis()));
    out.print(json ? checked.json() : checked.text());
    return checked.errors() == 0 ? 0 : 1;
  }

  private static int print(PrintStream out, String text) {
    out.print(text);
    return 0;
  }

  private static int refuse(PrintStream err, String why) {
    err.print("redial: " + why + "\n\n" + USAGE);
    return USAGE_ERROR;
  }

  /** The build writes it into the manifest; classes outside of the jar have none. */
  private static String version() {
    try (var in = ClassLoader.getSystemResourceAsStream("META-INF/MANIFEST.MF")) {
      var main = in == null ? new Attributes() : new Manifest(in).getMainAttributes();
      var version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      boolean own = "redial".equals(main.getValue(Attributes.Name.IMPLEMENTATION_TITLE));
      return own && version != null ? version : "of unknown version";
    } catch (IOException e) {
      return "of unknown version";
    }
  }
}
