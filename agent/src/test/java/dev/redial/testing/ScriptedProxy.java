package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A CONNECT proxy, with or without TLS, that records what it is asked and resolves every name to
 * the loopback address. How it answers is up to the name it is asked for.
 */
public final class ScriptedProxy implements AutoCloseable {
  /** For those that come all at once. */
  private static final int BACKLOG = 1000;

  private static final int PAUSE_MILLIS = 20;
  private static final String ESTABLISHED = "HTTP/1.1 200 Connection established\r\n";

  private static final String REFUSAL =
      """
      HTTP/1.1 407 Proxy Authentication Required
      Proxy-Authenticate: Negotiate, Basic realm="a, b"
      Content-Length: 4

      body\
      """
          .replace("\n", "\r\n");

  private final @Nullable Identity identity;
  private final @Nullable String authorization;
  private final ServerSocket listener;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /**
   * @param identity what it shows, or null for a proxy without TLS
   * @param authorization the Proxy-Authorization that it demands, or null
   */
  public ScriptedProxy(@Nullable Identity identity, @Nullable String authorization) {
    this.identity = identity;
    this.authorization = authorization;
    try {
      listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Daemons.accept(listener, "proxy", this::serve);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Every request since the start or the last {@link #forget}. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Forgets the requests so far. */
  public void forget() {
    requests.clear();
    connections.set(0);
  }

  /** How many connections there were since then, whatever became of them. */
  public int connections() {
    return connections.get();
  }

  /** Breaks every tunnel off. */
  public void breakOff() {
    for (var socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        // It has ended by itself.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    breakOff();
  }

  private void serve(Socket raw) {
    connections.incrementAndGet();
    sockets.add(raw);
    try (raw;
        var socket = secured(raw)) {
      var request = Request.read(socket.getInputStream());
      if (request != null) {
        requests.add(request);
        serve(socket, request);
      }
    } catch (IOException e) {
      // The client refused or left: its own answer is what tests look at.
    } finally {
      sockets.remove(raw);
    }
  }

  private Socket secured(Socket raw) throws IOException {
    if (identity == null) {
      return raw;
    }
    var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(raw, null, true);
    tls.startHandshake();
    return tls;
  }

  private void serve(Socket client, Request request) throws IOException {
    var out = client.getOutputStream();
    if (authorization != null && !request.values("Proxy-Authorization").contains(authorization)) {
      write(out, REFUSAL);
      return;
    }
    int colon = request.target().lastIndexOf(':');
    var host = request.target().substring(0, colon);
    if (!refuses(client, host.substring(0, Math.max(0, host.indexOf('.'))))) {
      int port = Integer.parseInt(request.target().substring(colon + 1));
      try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
        answer(out, host, server);
        join(client, server);
      }
    }
  }

  /** Answers with anything but a tunnel, if the name asks for it. */
  private static boolean refuses(Socket client, String what) throws IOException {
    var out = client.getOutputStream();
    switch (what) {
      case "status-403" -> write(out, "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
      case "status-502" -> write(out, "HTTP/1.1 502 \u001b[31mBad Gateway\r\n\r\n");
      case "status-503" -> write(out, "HTTP/1.1 503 Service Unavailable\r\n\r\n");
      case "status-504" -> write(out, "HTTP/1.0 504 Gateway Timeout\n\n");
      case "garbage" -> write(out, "SSH-2.0-OpenSSH_9.2\r\n");
      case "too-long" -> write(out, ESTABLISHED + "X: " + "x".repeat(64 << 10) + "\r\n\r\n");
      case "closes" -> {}
      case "closes-in-the-middle" -> write(out, "HTTP/1.1 200 Connec");
      case "silent" -> client.getInputStream().readAllBytes();
      case "dribbles" -> dribble(client);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Answers byte by byte, and comes to no end. */
  private static void dribble(Socket client) throws IOException {
    client.setSoTimeout(PAUSE_MILLIS);
    write(client.getOutputStream(), ESTABLISHED);
    for (boolean isThere = true; isThere; ) {
      try {
        isThere = client.getInputStream().read() >= 0;
      } catch (SocketTimeoutException e) {
        write(client.getOutputStream(), "x");
      }
    }
  }

  /** Says that the tunnel stands, in the manner that the name asks for. */
  private static void answer(OutputStream out, String host, Socket server) throws IOException {
    switch (host.substring(0, host.indexOf('.'))) {
      case "bytewise" -> {
        for (char c : (ESTABLISHED + "Via: 1.1 test\r\n\r\n").toCharArray()) {
          write(out, String.valueOf(c));
        }
      }
      case "interim" ->
          write(
              out,
              "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 X\r\nA: b\r\n\r\n" + ESTABLISHED + "\r\n");
      case "long" -> write(out, ESTABLISHED + "X: " + "x".repeat(65_400) + "\r\n\r\n");
      case "length" ->
          write(out, ESTABLISHED + "Content-Length: 7\r\nTransfer-Encoding: chunked\r\n\r\n");
      case "bare" -> write(out, "HTTP/1.1 200\n\n");
      case "greeting" -> {
        var head = new ByteArrayOutputStream();
        write(head, ESTABLISHED + "\r\n");
        head.write(server.getInputStream().readNBytes(5));
        out.write(head.toByteArray());
      }
      default -> write(out, ESTABLISHED + "\r\n");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Copies both ways until both have ended. */
  static void join(Socket client, Socket server) throws IOException {
    var in = server.getInputStream();
    Daemons.start("proxy", () -> copy(client, server));
    copy(in, client);
  }

  private static void copy(Socket from, Socket to) {
    try {
      copy(from.getInputStream(), to);
    } catch (IOException e) {
      // One side is gone; the other copy ends by it.
    }
  }

  private static void copy(InputStream from, Socket to) throws IOException {
    from.transferTo(to.getOutputStream());
    to.shutdownOutput();
  }
}
