package dev.redial.cli;

import dev.redial.doctor.AtEnd;
import dev.redial.doctor.Doctor;
import dev.redial.doctor.Examination;
import dev.redial.doctor.Finding;
import dev.redial.doctor.Proof;
import dev.redial.doctor.Surroundings;
import dev.redial.doctor.Trials;
import dev.redial.rule.OldJdk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The command doctor. */
final class DoctorCommand {
  static final String COMMAND = "doctor";

  private DoctorCommand() {}

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (OldJdk.IS_EIGHT) {
      return Usage.refuse(
          err,
          COMMAND,
          "it needs Java 11 or later, which need not be the application's; run it by that");
    }
    DoctorArguments given;
    try {
      given = DoctorArguments.parse(arguments);
    } catch (IOException e) {
      return Usage.refuse(err, COMMAND, String.valueOf(e.getMessage()));
    } catch (InvalidPathException e) {
      return Usage.refuse(err, COMMAND, "no path: " + e.getMessage());
    }
    boolean isWatched = !given.json() && isTerminal();
    Consumer<String> progress = line -> progress(isWatched, err, line);
    try {
      var found =
          given.pid() == null
              ? here(given, progress, out)
              : visit(arguments, given, progress, out, err);
      return found == null ? CommandLine.USAGE_ERROR : print(found, given, out);
    } catch (IOException e) {
      err.println("redial: doctor: " + e.getMessage());
      return CommandLine.USAGE_ERROR;
    }
  }

  private static Finding here(DoctorArguments given, Consumer<String> progress, PrintStream out)
      throws IOException {
    var doctor = new Doctor(given.question(), new Surroundings(progress));
    try (var atEnd = new AtEnd(() -> tellSoFar(doctor, given.json(), out))) {
      atEnd.begin();
      return finding(doctor.examine(), given, progress);
    }
  }

  /** By that JVM, with what it trusts, disables and is configured with. */
  private static @Nullable Finding visit(
      String[] arguments,
      DoctorArguments given,
      Consumer<String> progress,
      PrintStream out,
      PrintStream err) {
    progress.accept("inside process " + given.pid());
    var seen = new RunningAgent(String.valueOf(given.pid()), out, err).visit(arguments);
    return seen == null ? null : finding(seen, given, progress);
  }

  /** By JVMs of this machine, which are like the one that was examined. */
  private static Finding finding(
      Examination seen, DoctorArguments given, Consumer<String> progress) {
    var pid = given.pid();
    var obstacle = pid == null ? "" : AttachProblem.ofStartingAnother(pid);
    var proof = new Proof(seen.jvm(), RunningAgent.jarFile(), obstacle);
    return new Trials(given.question(), proof, progress).finding(seen);
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

  /** For Ctrl-C. */
  private static void tellSoFar(Doctor doctor, boolean json, PrintStream out) {
    var known = doctor.soFar(json);
    if (known != null) {
      out.print(known);
      out.flush();
    }
  }

  private static int print(Finding found, DoctorArguments given, PrintStream out)
      throws IOException {
    out.print(given.json() ? found.json() : found.text());
    var page = given.page();
    if (page != null) {
      Files.writeString(page, found.html());
    }
    write(found.rules(), given, out);
    return found.status();
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
