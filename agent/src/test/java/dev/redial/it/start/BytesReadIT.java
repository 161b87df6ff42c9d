package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.redial.clients.BytesRead;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.InnerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the start of a program reads from files because of the agent. */
class BytesReadIT {
  private static final int OWN_CLASSES = 17;
  private static final int ELEVEN = 11;

  /** Besides the first part of the entry of classes. */
  private static final long MOST_BESIDES = 150_000;

  /** There the agent's start has the JDK load more classes, and no archive has them. */
  private static final long MOST_BESIDES_IN_ELEVEN = 950_000;

  private static final int STARTS = 3;

  private final Path folder;

  BytesReadIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** AgentJarIT holds the size of that part. A start that needs a class of the rest reads all. */
  @Test
  void start_readsTheFirstPartOfTheClasses_andLittleElse() throws Exception {
    assumeThat(Path.of("/proc/self/io")).isReadable();
    var rules =
        Files.writeString(
            folder.resolve("rules.yaml"),
            "version: 1\nrules:\n  - {name: one, match: {host: a.test}, virtual-host: b.test}\n");
    var empty = "-javaagent:" + emptyAgent();

    long without = least(ChildJvm.running(BytesRead.class, folder).option(empty));
    long with = least(ChildJvm.running(BytesRead.class, folder).agent(rules.toString()));

    long most = ChildJvm.feature() == ELEVEN ? MOST_BESIDES_IN_ELEVEN : MOST_BESIDES;
    assertThat(with - without - ofClasses()).isBetween(0L, most);
  }

  /** A start now and then reads a few thousand bytes more. */
  private static long least(ChildJvm child) throws Exception {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < STARTS; i++) {
      var finished = child.run();
      assertThat(finished.exitCode()).as(finished.error()).isZero();
      least = Math.min(least, Long.parseLong(finished.out().strip()));
    }
    return least;
  }

  /** Its class is on the class path. */
  private Path emptyAgent() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", BytesRead.class.getName());
    var jar = folder.resolve("empty.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static int ofClasses() throws IOException {
    var kind = ChildJvm.feature() < OWN_CLASSES ? "dev/redial/classes-8" : "dev/redial/classes";
    return InnerEntry.of(kind).atStart();
  }
}
