package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.testing.InnerEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InnerClassesTest {
  private static final String ENTRY = "classes";
  private static final int THREADS = 8;
  private static final int ROUNDS = 50;

  /** Three numbers for the class, and the two that the entry begins with. */
  private static final int HEADER = 5 * Integer.BYTES;

  private final byte[] file = new byte[1_000_000];
  private final Path jar;

  InnerClassesTest(@TempDir Path folder) {
    this.jar = folder.resolve("agent.jar");
  }

  /** A jar whose start needs none of its classes. */
  private void write(int method) throws IOException {
    new Random(1).nextBytes(file);
    var content = InnerEntry.holding(Map.of("dev/redial/One", file));
    ByteBuffer.wrap(content).putInt(HEADER);
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      store(
          out,
          method,
          "META-INF/MANIFEST.MF",
          "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
      store(out, method, ENTRY, content);
    }
  }

  /** The build stores the entry; somebody may have packed it anew. */
  @ParameterizedTest
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void threadsThatNeedTheRestAtOnce_allGetIt(int method) throws Exception {
    write(method);
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        var classes = InnerClasses.open(jar.toString(), ENTRY, null);
        var together = new CyclicBarrier(THREADS);
        Callable<byte[]> task =
            () -> {
              together.await();
              return read(classes);
            };
        for (var got : threads.invokeAll(Collections.nCopies(THREADS, task))) {
          assertThat(got.get()).isEqualTo(file);
        }
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void restThatWasWrittenInto_isRefused() throws IOException {
    write(ZipEntry.STORED);
    var classes = InnerClasses.open(jar.toString(), ENTRY, null);
    try (var open = Files.newByteChannel(jar, StandardOpenOption.WRITE)) {
      open.position(file.length / 2).write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }

    assertThatThrownBy(() -> read(classes))
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessageContaining("somebody has written to it");
  }

  private static byte[] read(InnerClasses classes) throws IOException {
    try (var in = classes.getResourceAsStream("dev/redial/One.class")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static void store(ZipOutputStream out, int method, String name, byte[] content)
      throws IOException {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(name);
    entry.setMethod(method);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
  }
}
