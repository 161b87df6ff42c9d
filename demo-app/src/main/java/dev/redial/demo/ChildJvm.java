package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.ClientProcess;
import dev.redial.demo.client.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM with the demo's clients in it; they call when asked. */
public final class ChildJvm implements AutoCloseable {
  /** What the queue holds once standard output has ended; no line can equal it. */
  private static final String END = "\n";

  private final Process process;
  private final Path standardError;
  private final Duration patience;
  private String javaVersion = "(none: the child JVM did not start)";
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** Starts it; an answer that takes longer than the patience counts as a failure. */
  public ChildJvm(
      List<String> command, Map<String, String> environment, Path standardError, Duration patience)
      throws IOException {
    this.standardError = standardError;
    this.patience = patience;
    var builder = new ProcessBuilder(command).redirectError(standardError.toFile());
    // Options for every JVM of the user's shell, an agent perhaps, would blur the comparison.
    for (var options : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      builder.environment().remove(options);
    }
    builder.environment().putAll(environment);
    process = builder.start();
    var reader = new Thread(this::readLines, "standard output of the child JVM");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * How the program is started; these JVMs live too briefly for costly compilers and threads.
   *
   * @param directory where files of this run may lie
   */
  public static List<String> command(Path javaHome, List<String> options, Path directory)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(
        List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", JavaHome.classPath(javaHome, directory)));
    command.add(ClientProcess.class.getName());
    return command;
  }

  /** Waits for the first line that a child prints. */
  public void awaitStart() throws InterruptedException {
    var line = nextLine();
    if (line.startsWith(ClientProcess.GREETING)) {
      javaVersion = line.substring(ClientProcess.GREETING.length());
    }
  }

  /** Of the child, once it has started. */
  public String javaVersion() {
    return javaVersion;
  }

  /** One call; it ends, well or not. */
  public Outcome call(ClientCase client, URI server) throws InterruptedException {
    return call(client, server, 0);
  }

  /** The same with a proxy of the JVM's own at that port of the loopback address, or 0 for none. */
  public Outcome call(ClientCase client, URI server, int ownProxy) throws InterruptedException {
    var request = server + " " + ownProxy + " " + client.name() + "\n";
    try {
      process.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      return Outcome.failed("the child JVM has ended");
    }
    var line = nextLine();
    return line.equals(END) ? Outcome.failed("the child JVM has ended") : Outcome.parse(line);
  }

  /** What the child wrote to standard error so far. */
  public String standardError() throws IOException {
    return Files.readString(standardError);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.onExit().completeOnTimeout(process, patience.toSeconds(), TimeUnit.SECONDS).join();
    } catch (IOException e) {
      // Nobody reads any more: the child has ended by itself.
    } finally {
      process.destroyForcibly();
    }
  }

  private String nextLine() throws InterruptedException {
    var line = lines.poll(patience.toSeconds(), TimeUnit.SECONDS);
    if (END.equals(line)) {
      lines.add(END);
    }
    if (line != null) {
      return line;
    }
    process.destroyForcibly();
    return Outcome.failed("no answer within " + patience.toSeconds() + " s").toLine();
  }

  private void readLines() {
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      boolean hasStarted = false;
      for (var line = out.readLine(); line != null; line = out.readLine()) {
        // what comes before the greeting are warnings of the JVM
        hasStarted |= line.startsWith(ClientProcess.GREETING);
        if (hasStarted) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      lines.add(Outcome.failed("standard output broke: " + e).toLine());
    } finally {
      lines.add(END);
    }
  }
}
