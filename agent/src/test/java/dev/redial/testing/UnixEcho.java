package dev.redial.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server on a Unix domain socket that sends back what its one client says. */
public final class UnixEcho implements AutoCloseable {
  /** Of its own, as a socket's path must be short. */
  private final Path folder = Files.createTempDirectory("echo");

  private final ServerSocketChannel listener =
      ServerSocketChannel.open(StandardProtocolFamily.UNIX);

  /** Listens. */
  public UnixEcho() throws IOException {
    listener.bind(UnixDomainSocketAddress.of(path()));
    Daemons.start("unix-echo", this::serve);
  }

  /** Where it listens. */
  public Path path() {
    return folder.resolve("socket");
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.delete(path());
    Files.delete(folder);
  }

  private void serve() {
    try (var channel = listener.accept()) {
      Channels.newInputStream(channel).transferTo(Channels.newOutputStream(channel));
    } catch (IOException e) {
      // What the client got is what tests look at.
      return;
    }
  }
}
