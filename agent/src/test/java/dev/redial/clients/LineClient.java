package dev.redial.clients;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that speaks a protocol of its own over a Socket: reads a greeting, sends a line and
 * reads it back. It answers with the greeting, the line, and what it sees of its peer.
 *
 * <p>{@code Connect-Timeout} and {@code So-Timeout}, in milliseconds, are set on the socket.
 */
final class LineClient {
  private interface Creation {
    InetSocketAddress address(URI target) throws IOException;
  }

  private interface Work {
    String with(Socket socket, InputStream in) throws IOException;
  }

  private LineClient() {}

  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("line", call -> talk(call, LineClient::resolved, LineClient::hello));
    all.put(
        "line-unresolved",
        call ->
            talk(
                call,
                to -> InetSocketAddress.createUnresolved(to.getHost(), to.getPort()),
                LineClient::hello));
    all.put("line-by-selector", call -> talk(call, LineClient::selected, LineClient::hello));
    all.put("line-by-address", call -> talk(call, LineClient::nameless, LineClient::hello));
    all.put("line-half-close", call -> talk(call, LineClient::resolved, LineClient::halfClose));
    all.put("line-available", call -> talk(call, LineClient::resolved, LineClient::available));
    all.put("line-transfer", call -> talk(call, LineClient::resolved, LineClient::transfer));
    all.put("line-to-the-end", call -> talk(call, LineClient::resolved, LineClient::toTheEnd));
    all.put("line-with-options", LineClient::withOptions);
    all.put("lines-with-finalizers", LineClient::withFinalizers);
    return all;
  }

  private static InetSocketAddress resolved(URI to) {
    return new InetSocketAddress(to.getHost(), to.getPort());
  }

  /** As from a library that asks for a proxy, and connects to that by itself. */
  private static InetSocketAddress selected(URI to) {
    var selected = ProxySelector.getDefault().select(URI.create("http://" + to.getAuthority()));
    return selected.get(0).address() instanceof InetSocketAddress proxy
        ? new InetSocketAddress(proxy.getHostString(), proxy.getPort())
        : resolved(to);
  }

  /** As from a client that keeps the bytes of an address only. */
  private static InetSocketAddress nameless(URI to) throws IOException {
    var bytes = InetAddress.getByName(to.getHost()).getAddress();
    return new InetSocketAddress(InetAddress.getByAddress(bytes), to.getPort());
  }

  private static String talk(Call call, Creation creation, Work work) throws IOException {
    try (var socket = new Socket()) {
      return talk(socket, call, creation, work);
    }
  }

  private static String talk(Socket socket, Call call, Creation creation, Work work)
      throws IOException {
    socket.setSoTimeout(Integer.parseInt(call.fields().getOrDefault("So-Timeout", "0")));
    int timeout = Integer.parseInt(call.fields().getOrDefault("Connect-Timeout", "0"));
    socket.connect(creation.address(call.target()), timeout);
    var in = new BufferedInputStream(socket.getInputStream());
    return readLine(in) + ", " + work.with(socket, in) + ", " + view(socket);
  }

  /** What the socket says of its peer and of its own time-out. */
  private static String view(Socket socket) throws IOException {
    var remote = (InetSocketAddress) socket.getRemoteSocketAddress();
    return remote.getHostString()
        + ":"
        + remote.getPort()
        + " "
        + socket.getInetAddress().getHostName()
        + ":"
        + socket.getPort()
        + " "
        + socket.getSoTimeout();
  }

  private static String hello(Socket socket, InputStream in) throws IOException {
    socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
    return readLine(in);
  }

  private static String halfClose(Socket socket, InputStream in) throws IOException {
    var out = socket.getOutputStream();
    out.write("last words".getBytes(StandardCharsets.US_ASCII));
    socket.shutdownOutput();
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static String available(Socket socket, InputStream buffered) throws IOException {
    socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
    var in = socket.getInputStream();
    while (in.available() == 0) {
      LockSupport.parkNanos(1);
    }
    return readLine(in);
  }

  /** Sends megabytes and reads them back at the same time. */
  private static String transfer(Socket socket, InputStream in) throws IOException {
    var sent = new byte[4 << 20];
    new Random(1).nextBytes(sent);
    var sender =
        new Thread(
            () -> {
              try {
                socket.getOutputStream().write(sent);
              } catch (IOException e) {
                System.err.println("sender: " + e);
              }
            });
    sender.start();
    var received = in.readNBytes(sent.length);
    return Arrays.equals(sent, received) ? "same" : "different";
  }

  private static String toTheEnd(Socket socket, InputStream in) throws IOException {
    hello(socket, in);
    System.err.println("waiting for the end");
    return in.read() < 0 ? "end" : "more";
  }

  /** What is set before connecting must still be so afterwards. */
  private static String withOptions(Call call) throws IOException {
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = socket.getLocalPort();
      var answer = talk(socket, call, LineClient::resolved, LineClient::hello);
      boolean kept =
          socket.getTcpNoDelay()
              && socket.getKeepAlive()
              && socket.getLocalPort() == port
              && socket.getLocalAddress().isLoopbackAddress();
      return answer + (kept ? ", kept" : ", lost");
    }
  }

  /** Dials ten times while what nobody needs any more is finalized. */
  private static String withFinalizers(Call call) throws IOException {
    var answers = new TreeSet<String>();
    var collector = new Thread(LineClient::collect);
    collector.start();
    try {
      for (int i = 0; i < 10; i++) {
        answers.add(talk(call, LineClient::resolved, LineClient::hello));
      }
    } finally {
      collector.interrupt();
    }
    return String.join(" | ", answers);
  }

  private static void collect() {
    while (!Thread.interrupted()) {
      System.gc();
      System.runFinalization();
    }
  }

  private static String readLine(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("closed after '" + line + "'");
      }
      line.write(c);
    }
    return new String(line.toByteArray(), StandardCharsets.US_ASCII);
  }
}
