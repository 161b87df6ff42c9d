package dev.redial.cli;

import dev.redial.doctor.Doctor;
import dev.redial.doctor.Surroundings;
import dev.redial.rule.OldJdk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The command doctor. */
final class DoctorCommand {
  private DoctorCommand() {}

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (OldJdk.IS_EIGHT) {
      return CommandLine.refuse(
          err,
          "doctor needs Java 11 or later, which need not be the application's; run it by that");
    }
    DoctorArguments given;
    try {
      given = DoctorArguments.parse(arguments);
    } catch (IOException e) {
      return CommandLine.refuse(err, "doctor: " + e.getMessage());
    } catch (InvalidPathException e) {
      return CommandLine.refuse(err, "doctor: no path: " + e.getMessage());
    }
    if (given.pid() != null) {
      return visit(new RunningAgent(given.pid(), out, err), arguments, given, out);
    }
    boolean isWatched = !given.json() && isTerminal();
    var surroundings =
        new Surroundings(RunningAgent.jarFile(), line -> progress(isWatched, err, line));
    try {
      return examine(new Doctor(given.question(), surroundings), given, out);
    } catch (IOException e) {
      err.println("redial: doctor: " + e.getMessage());
      return CommandLine.USAGE_ERROR;
    }
  }

  /** Whether somebody watches stderr; System.console() is always there from JDK 22 on. */
  private static boolean isTerminal() {
    try {
      var file = Path.of("/dev/fd/2").toRealPath();
      return file.startsWith("/dev/pts") || file.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  private static void progress(boolean isWatched, PrintStream err, String line) {
    if (isWatched) {
      err.println("redial: trying " + line);
    }
  }

  private static int examine(Doctor doctor, DoctorArguments given, PrintStream out)
      throws IOException {
    var isDone = new AtomicBoolean();
    var atEnd = new Thread(() -> tellSoFar(doctor, isDone, out));
    Runtime.getRuntime().addShutdownHook(atEnd);
    var found = doctor.examine();
    isDone.set(true);
    Runtime.getRuntime().removeShutdownHook(atEnd);
    out.print(given.json() ? found.json() : found.text());
    write(found.rules(), given, out);
    return found.status();
  }

  /** By that JVM, with what it trusts, disables and is configured with. */
  private static int visit(
      RunningAgent jvm, String[] arguments, DoctorArguments given, PrintStream out) {
    var found = jvm.visit(arguments);
    if (found == null) {
      return CommandLine.USAGE_ERROR;
    }
    out.print(found.report());
    try {
      write(found.rules().isEmpty() ? null : found.rules(), given, out);
    } catch (IOException e) {
      out.print("The rule could not be written: " + e.getMessage() + "\n");
    }
    return found.status();
  }

  /** For Ctrl-C. */
  private static void tellSoFar(Doctor doctor, AtomicBoolean isDone, PrintStream out) {
    var known = isDone.get() ? null : doctor.soFar();
    if (known != null) {
      out.print("redial doctor: interrupted; known so far:\n" + known);
      out.flush();
    }
  }

  private static void write(@Nullable String rules, DoctorArguments given, PrintStream out)
      throws IOException {
    if (given.file() == null || rules == null) {
      return;
    }
    Path file = given.file();
    Files.writeString(file, rules);
    if (!given.json()) {
      out.print(
          "\nThe rule is in "
              + file
              + "; start the application with -javaagent:"
              + RunningAgent.jarFile()
              + "="
              + file.toAbsolutePath()
              + "\n");
    }
  }
}
