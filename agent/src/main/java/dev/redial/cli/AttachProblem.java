package dev.redial.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a process cannot be attached to, and what to do about it, as far as this machine shows. */
final class AttachProblem {
  private static final String NO_API =
      "this Java runtime has no attach API (it is a JRE, or lacks the module jdk.attach); run the"
          + " same command with the java of a JDK, or start the application with"
          + " -javaagent:redial-agent.jar=RULES";

  private AttachProblem() {}

  /** What is known before trying, or null: trying can take ten seconds, or print a thread dump. */
  static @Nullable String before(String pid) {
    if (!pid.matches("[0-9]{1,10}")) {
      return "'" + pid + "' is not a process id; " + jvms();
    }
    var process = ProcessHandle.of(Long.parseLong(pid));
    if (process.isEmpty()) {
      return "there is no process " + pid + " here; " + jvms();
    }
    var proc = Path.of("/proc", pid);
    var commandLine = text(proc.resolve("cmdline")) + text(proc.resolve("environ"));
    if (commandLine.contains("-XX:+DisableAttachMechanism")) {
      return disabled(pid);
    }
    return null;
  }

  private static String disabled(String pid) {
    return "process "
        + pid
        + " was started with -XX:+DisableAttachMechanism; start it without, or with "
        + "-javaagent:redial-agent.jar=RULES";
  }

  /** What an attempt that failed means. */
  static String after(String pid, IOException failure) {
    var message = String.valueOf(failure.getMessage());
    if (message.equals(TargetJvm.NO_API)) {
      return NO_API;
    }
    if (message.contains("Dynamic agent loading is not enabled")) {
      return "process "
          + pid
          + " was started with -XX:-EnableDynamicAgentLoading; start it without that";
    }
    if (message.contains("does not support the attach mechanism")) {
      return disabled(pid);
    }
    var owner = owner(pid);
    var self = System.getProperty("user.name");
    if (owner != null && !owner.equals(self)) {
      return ofOtherUser(pid, owner, self, message);
    }
    return inContainer(pid)
        ? "process "
            + pid
            + " is in a container, where this jar and the rules must be at the same paths; copy"
            + " both into it, or run this command in it, as with: kubectl exec ("
            + message
            + ")"
        : "process " + pid + " cannot be attached to: " + message + ofSilence(message) + jvms();
  }

  /** What the attach API says of a process that takes no notice, in any of its releases. */
  private static String ofSilence(String message) {
    return message.contains("Unable to open socket file")
        ? "; is it a JVM, and started without -XX:+DisableAttachMechanism? It may also be stopped. "
        : "; is it a JVM? ";
  }

  private static String ofOtherUser(String pid, String owner, String self, String message) {
    return "process "
        + pid
        + " belongs to "
        + owner
        + " and you are "
        + self
        + " ("
        + message
        + "); run this command as "
        + owner
        + ", as with: sudo -u "
        + owner
        + " java -jar redial-agent.jar ...";
  }

  /** The JVMs that could be meant, by their main classes or jars. */
  static String jvms() {
    return jvms(false);
  }

  /** The same; {@code whole}: with their arguments. */
  static String jvms(boolean whole) {
    Map<String, String> all;
    try {
      all = TargetJvm.list(whole);
    } catch (IOException e) {
      return NO_API;
    }
    if (all.isEmpty()) {
      return "there is no JVM of this user to attach to";
    }
    var text = new StringBuilder("the JVMs of this user are:");
    all.forEach((pid, program) -> text.append("\n  ").append(pid).append(' ').append(program));
    return text.toString();
  }

  private static boolean inContainer(String pid) {
    return isElsewhere(pid, "mnt");
  }

  /** Why no JVM like that of a process can be started here, or an empty text. */
  static String ofStartingAnother(String pid) {
    return isElsewhere(pid, "mnt") || isElsewhere(pid, "net")
        ? "process " + pid + " is in a container; run this command in it, as with: kubectl exec"
        : "";
  }

  /** Whether it is in another namespace of that kind. */
  private static boolean isElsewhere(String pid, String kind) {
    var its = Path.of("/proc", pid, "ns", kind);
    var own = Path.of("/proc/self/ns", kind);
    try {
      return !Files.readSymbolicLink(its).equals(Files.readSymbolicLink(own));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static @Nullable String owner(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).flatMap(p -> p.info().user()).orElse(null);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }
}
