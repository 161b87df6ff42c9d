package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What JDK Flight Recorder has of the agent, in JVMs that record. */
public final class Recording {
  private final Path folder;
  private final AtomicInteger dumps = new AtomicInteger();

  /** Recordings are written to a folder. */
  public Recording(Path folder) {
    this.folder = folder;
  }

  /** The events of that name so far. */
  public List<RecordedEvent> events(Conversation child, String name) {
    try {
      var file = folder.resolve("dump" + dumps.incrementAndGet() + ".jfr");
      command(child, "JFR.dump", "filename=" + file);
      if (!Files.exists(file)) {
        return List.of();
      }
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals("dev.redial." + name))
          .toList();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How many of them there are so far, by what tells them apart. */
  public Map<String, Long> counts(
      Conversation child, String name, Function<RecordedEvent, String> key) {
    return events(child, name).stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  /** The child, which records from now on. */
  public Conversation started(Conversation child) {
    try {
      command(child, "JFR.start");
      return child;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Has a JVM begin to record, say. */
  public void command(Conversation child, String... command)
      throws IOException, InterruptedException {
    ChildJvm.tool("jcmd", folder, child.pid(), command);
  }
}
