package dev.redial.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** A child JVM that is asked line by line. Nothing but its answers may come over its output. */
public final class Conversation implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 180;

  /** The clients of the JDK that Java 8 lacks. */
  private static final List<String> LATER = List.of("http-", "web-socket");

  private final Process process;
  private final Path error;
  private final boolean lacksHttp;
  private final Writer in;
  private final BufferedReader out;

  Conversation(Process process, Path error, boolean lacksHttp) {
    this.lacksHttp = lacksHttp;
    this.process = process;
    this.error = error;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Sends one line and waits for the one that answers it.
   *
   * @throws TestAbortedException if it is for a client that this JVM cannot have
   */
  public String ask(String... words) {
    if (lacksHttp && LATER.stream().anyMatch(words[0]::startsWith)) {
      throw new TestAbortedException("Java 8 has no java.net.http");
    }
    try {
      in.write(String.join(" ", words) + "\n");
      in.flush();
      var line =
          CompletableFuture.supplyAsync(this::readLine).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the child ended: " + errorOutput());
      }
      return line;
    } catch (TimeoutException | InterruptedException e) {
      // or each further test would wait as long for it, or take this answer for its own
      close();
      throw new AssertionError("no answer; stderr: " + errorOutput(), e);
    } catch (IOException | ExecutionException e) {
      throw new AssertionError("no answer; stderr: " + errorOutput(), e);
    }
  }

  /** The child's process id. */
  public String pid() {
    return String.valueOf(process.pid());
  }

  /** What the child has written to its standard error so far. */
  public String errorOutput() {
    try {
      return Files.readString(error);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the child. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable String readLine() {
    try {
      return out.readLine();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
