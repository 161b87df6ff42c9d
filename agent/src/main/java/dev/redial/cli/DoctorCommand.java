package dev.redial.cli;

import dev.redial.doctor.Doctor;
import dev.redial.doctor.Proof;
import dev.redial.doctor.Trials;
import dev.redial.doctor.report.Finding;
import dev.redial.doctor.target.CallingJvm;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.ShutdownTask;
import dev.redial.rule.OldJdk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
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
      return found == null ? CommandLine.USAGE_ERROR : print(found, given, out, err);
    } catch (IOException e) {
      err.println("redial: doctor: " + e.getMessage());
      return CommandLine.USAGE_ERROR;
    }
  }

  private static Finding here(DoctorArguments given, Consumer<String> progress, PrintStream out)
      throws IOException {
    var doctor = new Doctor(given.question(), new CallingJvm(progress, false));
    try (var atEnd = new ShutdownTask(() -> tellSoFar(doctor, given.json(), out))) {
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

  /** What is written is told where it does not end up in what a program reads. */
  private static int print(Finding found, DoctorArguments given, PrintStream out, PrintStream err)
      throws IOException {
    out.print(given.json() ? found.json() : found.text());
    var written = new ArrayList<String>();
    var page = given.page();
    if (page != null) {
      write(page, found.html());
      written.add("The page is in " + page + ".");
    }
    var file = given.file();
    if (file != null) {
      written.add(write(found.rules(), file));
    }
    for (var line : written) {
      (given.json() ? err : out).print((given.json() ? "redial: " : "\n") + line + "\n");
    }
    return found.status();
  }

  private static String write(@Nullable String rules, Path file) throws IOException {
    if (rules == null) {
      return "Nothing was written to " + file + ", since there is no rule to write.";
    }
    write(file, rules);
    return "The rule is in "
        + file
        + "; start the application with -javaagent:"
        + RunningAgent.jarFile()
        + "="
        + file.toAbsolutePath();
  }

  /** Never over a file that came to be meanwhile. */
  private static void write(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new IOException("nothing could be written to " + file + " (" + e + ")", e);
    }
  }
}
