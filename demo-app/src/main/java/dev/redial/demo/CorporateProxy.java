package dev.redial.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A CONNECT proxy that wants a user name and a password (Basic, RFC 7617). It alone knows the names
 * of one domain, all of which lead to this machine.
 */
final class CorporateProxy implements AutoCloseable {
  static final String HOST = "proxy.example.test";
  static final String DOMAIN = ".partner.example.test";

  /** The only name of the domain that nothing answers to. */
  static final String DOWN = "down" + DOMAIN;

  static final String USER = "demo";
  static final String PASSWORD = "open sesame";

  private static final int LONGEST_HEAD = 16 * 1024;

  private final ServerSocket listener;
  private final Entrance entrance;
  private final Passage passage;

  /** The target of the latest tunnel to each port. */
  private final Map<Integer, String> tunnels = new ConcurrentHashMap<>();

  /** How clients are spoken to. */
  @FunctionalInterface
  interface Entrance {
    Socket open(Socket client) throws IOException;
  }

  /** How what goes through a tunnel is passed on. */
  @FunctionalInterface
  interface Passage {
    void join(Socket client, Socket server, String host) throws Exception;
  }

  CorporateProxy(Entrance entrance, Passage passage) throws IOException {
    this.entrance = entrance;
    this.passage = passage;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Tasks.start("proxy", () -> Tasks.acceptAll(listener, this::serve));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The CONNECT target of the latest tunnel to a port, once; null without one. */
  @Nullable String tunnelTo(int port) {
    return tunnels.remove(port);
  }

  @Override
  public void close() {
    Tasks.close(listener);
  }

  private void serve(Socket socket) throws Exception {
    var client = entrance.open(socket);
    var head = readHead(client.getInputStream());
    if (!isAllowed(head)) {
      answer(
          client,
          "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"corporate\"");
      return;
    }
    var target = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/1."));
    var colon = target.lastIndexOf(':');
    var host = target.substring(0, colon);
    if (!isKnown(host)) {
      answer(client, "502 Bad Gateway");
      return;
    }
    var port = Integer.parseInt(target.substring(colon + 1));
    tunnels.put(port, target);
    try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      answer(client, "200 Connection established");
      passage.join(client, server, host);
    }
  }

  private static boolean isKnown(String host) {
    return host.endsWith(DOMAIN) && !host.equals(DOWN);
  }

  private static boolean isAllowed(String head) {
    var pair = (USER + ":" + PASSWORD).getBytes(ISO_8859_1);
    return head.lines()
        .anyMatch(
            ("Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair))::equals);
  }

  private static void answer(Socket client, String statusAndFields) throws IOException {
    var out = client.getOutputStream();
    out.write(("HTTP/1.1 " + statusAndFields + "\r\n\r\n").getBytes(ISO_8859_1));
    out.flush();
  }

  /** Up to the blank line and not a byte further: the rest is the tunnel's. */
  private static String readHead(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      var next = in.read();
      if (next < 0 || head.length() > LONGEST_HEAD) {
        throw new IOException("no head of a request");
      }
      head.append((char) next);
    }
    return head.toString();
  }
}
