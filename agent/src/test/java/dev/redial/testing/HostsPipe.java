package dev.redial.testing;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The file in which a child JVM looks names and addresses up, instead of asking the system. It is a
 * pipe, so each look-up is seen, of whatever name and by whichever class.
 */
public final class HostsPipe implements AutoCloseable {
  private final Path folder;
  private final Path pipe;
  private final byte[] content;
  private final AtomicInteger lookUps = new AtomicInteger();
  private final Thread writer;
  private volatile boolean isClosed;

  /** One that knows these names, for the loopback address. */
  public HostsPipe(Path folder, String... names) throws IOException {
    this.folder = folder;
    pipe = folder.resolve("hosts-pipe");
    content = ("127.0.0.1 " + String.join(" ", names) + "\n").getBytes(StandardCharsets.UTF_8);
    renew();
    writer = new Thread(this::serve, "hosts");
    writer.setDaemon(true);
    writer.start();
  }

  /** Where it is. */
  public Path path() {
    return pipe;
  }

  /** How often a name or an address has been looked up. */
  public int lookUps() {
    return lookUps.get();
  }

  /** Ends the thread, which waits for somebody to read. */
  @Override
  public void close() throws IOException {
    isClosed = true;
    while (writer.isAlive()) {
      // As reader and writer in one it waits for nobody.
      new RandomAccessFile(pipe.toFile(), "rw").close();
      Thread.onSpinWait();
    }
  }

  private void serve() {
    while (!isClosed) {
      // Opening waits for a reader. The next one gets a pipe of its own: this one's has an end.
      try (var out = new FileOutputStream(pipe.toFile())) {
        lookUps.incrementAndGet();
        renew();
        out.write(content);
      } catch (IOException e) {
        // Whoever read has left before the end.
      }
    }
  }

  private void renew() throws IOException {
    var fresh = folder.resolve("hosts-pipe-to-be");
    try {
      int status = new ProcessBuilder("mkfifo", fresh.toString()).start().waitFor();
      if (status != 0) {
        throw new IOException("mkfifo ended with " + status);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    Files.move(fresh, pipe, StandardCopyOption.REPLACE_EXISTING);
  }
}
