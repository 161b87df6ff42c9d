package dev.redial.clients;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Programs on virtual threads. Each connects to all its targets at once, and answers with the line
 * that the last one sends. Where the JDK has no such threads, it answers {@code none}.
 */
public final class VirtualThreads {
  private static final int LINE = "220 ready\n".length();

  private VirtualThreads() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    Channels.run(
        Map.of(
            "socket",
            call -> answer(call, VirtualThreads::bySocket),
            "channel",
            call -> answer(call, VirtualThreads::byChannel)));
  }

  /** How a connection is made, and its first line read. */
  private interface Connecting {
    String line(InetSocketAddress to) throws IOException;
  }

  private static String answer(Call call, Connecting connecting) throws Exception {
    List<CompletableFuture<String>> lines = new ArrayList<>();
    for (var target : call.targets()) {
      var to = new InetSocketAddress(target.getHost(), target.getPort());
      var line = new CompletableFuture<String>();
      lines.add(line);
      Runnable task =
          () -> {
            try {
              line.complete(connecting.line(to));
            } catch (IOException e) {
              line.complete(e.toString());
            }
          };
      try {
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
      } catch (NoSuchMethodException e) {
        return "none";
      }
    }
    return lines.get(lines.size() - 1).get();
  }

  private static String bySocket(InetSocketAddress to) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(to);
      return new String(socket.getInputStream().readNBytes(LINE), StandardCharsets.US_ASCII)
          .strip();
    }
  }

  private static String byChannel(InetSocketAddress to) throws IOException {
    try (var channel = SocketChannel.open(to)) {
      var in = channel.socket().getInputStream();
      return new String(in.readNBytes(LINE), StandardCharsets.US_ASCII).strip();
    }
  }
}
