package dev.redial.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Programs whose connections no rule concerns. They use Unix domain sockets, whose path is that of
 * the URL, or are servers for connections from elsewhere. A server answers with its port, and sends
 * back what its one visitor says.
 */
public final class Neighbours {
  private static final String HELLO = "hello";

  private Neighbours() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    dev.redial.clients.Channels.run(
        Map.of(
            "unix-blocking",
            call -> Unix.blocking(call),
            "unix-selector",
            call -> Unix.selector(call),
            "server-socket",
            call -> serverSocket(),
            "server-channel",
            call -> serverChannel(),
            "server-async",
            call -> serverAsync()));
  }

  private static String serverSocket() throws IOException {
    var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    inBackground(
        () -> {
          try (server;
              var socket = server.accept()) {
            return sendBack(socket.getInputStream(), socket.getOutputStream());
          }
        });
    return String.valueOf(server.getLocalPort());
  }

  private static String serverChannel() throws IOException {
    var server = ServerSocketChannel.open().bind(anyPort());
    inBackground(
        () -> {
          try (server;
              var channel = server.accept()) {
            return sendBack(Channels.newInputStream(channel), Channels.newOutputStream(channel));
          }
        });
    return port(server.getLocalAddress());
  }

  private static String serverAsync() throws IOException {
    var server = AsynchronousServerSocketChannel.open().bind(anyPort());
    var accepted = server.accept();
    inBackground(
        () -> {
          try (server;
              var channel = accepted.get()) {
            return sendBack(Channels.newInputStream(channel), Channels.newOutputStream(channel));
          }
        });
    return port(server.getLocalAddress());
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static String port(Object address) {
    return String.valueOf(((InetSocketAddress) address).getPort());
  }

  private static Long sendBack(InputStream in, OutputStream out) throws IOException {
    var all = in.readAllBytes();
    out.write(all);
    return (long) all.length;
  }

  private static void inBackground(Callable<Long> work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.call();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Sockets that Java 8 and 11 do not know: a class that only their calls load. */
  private static final class Unix {
    private static UnixDomainSocketAddress path(Call call) {
      return UnixDomainSocketAddress.of(call.target().getPath());
    }

    private static String blocking(Call call) throws IOException {
      try (var channel = SocketChannel.open(path(call))) {
        return talk(channel);
      }
    }

    private static String selector(Call call) throws IOException {
      try (var selector = Selector.open();
          var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.configureBlocking(false);
        var key = channel.register(selector, SelectionKey.OP_CONNECT);
        if (!channel.connect(path(call))) {
          selector.select();
          channel.finishConnect();
        }
        key.cancel();
        selector.selectNow();
        channel.configureBlocking(true);
        return talk(channel);
      }
    }

    private static String talk(SocketChannel channel) throws IOException {
      Channels.newOutputStream(channel).write(HELLO.getBytes(StandardCharsets.US_ASCII));
      channel.shutdownOutput();
      var echo = Channels.newInputStream(channel).readAllBytes();
      return new String(echo, StandardCharsets.US_ASCII)
          + " from "
          + ((UnixDomainSocketAddress) channel.getRemoteAddress()).getPath();
    }
  }
}
