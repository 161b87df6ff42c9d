package dev.redial.clients;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Both ends of a connection without TLS in one JVM, with the URL's host at the other end. */
final class Directions {
  private interface Exchange {
    String between(Socket dialled, Socket accepted) throws IOException;
  }

  private Directions() {}

  /** What each end got of the other one, or waited for. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("both-sockets", call -> sockets(call.target(), Directions::heads));
    all.put("both-channels", call -> channels(call.target(), Directions::heads));
    all.put("waiting-sockets", call -> sockets(call.target(), Directions::waiting));
    all.put("waiting-channels", call -> channels(call.target(), Directions::waiting));
    return all;
  }

  private static String sockets(URI target, Exchange exchange) throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var dialled = new Socket(target.getHost(), server.getLocalPort());
        var accepted = server.accept()) {
      return exchange.between(dialled, accepted);
    }
  }

  private static String channels(URI target, Exchange exchange) throws IOException {
    var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server = ServerSocketChannel.open().bind(any);
        var dialled =
            SocketChannel.open(
                new InetSocketAddress(target.getHost(), server.socket().getLocalPort()));
        var accepted = server.accept()) {
      return exchange.between(dialled.socket(), accepted.socket());
    }
  }

  /** The same head both ways; in one line. */
  private static String heads(Socket dialled, Socket accepted) throws IOException {
    var head = "PUT / HTTP/1.1\r\nHost: old\r\nX-End: 1\r\n\r\n";
    write(dialled, head);
    write(accepted, head);
    return "200 " + read(dialled, "\r\n\r\n") + " | " + read(accepted, "\r\n\r\n");
  }

  /** What could become a request is answered before it has. */
  private static String waiting(Socket dialled, Socket accepted) throws IOException {
    write(dialled, "PU");
    var first = read(accepted, "PU");
    write(accepted, "OK");
    var answer = read(dialled, "OK");
    write(dialled, "T x HTTP/1.1");
    return "200 " + first + answer + read(accepted, "T x HTTP/1.1");
  }

  private static void write(Socket socket, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (socket.getChannel() == null) {
      socket.getOutputStream().write(bytes);
    } else {
      socket.getChannel().write(ByteBuffer.wrap(bytes));
    }
  }

  private static String read(Socket socket, String end) throws IOException {
    socket.setSoTimeout(Tls.TIMEOUT);
    var in = new DataInputStream(socket.getInputStream());
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      text.append((char) in.readByte());
    }
    return text.toString();
  }
}
