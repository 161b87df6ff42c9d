package dev.redial.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A program whose first use of TLS, and of the network, is an engine. Some clients begin so: they
 * ask a TLS library what it can do before they look any name up.
 *
 * <p>For each pair of a way and a {@code HOST:PORT} it prints one line: what a socket read, or the
 * exception.
 */
public final class EngineFirst {
  private EngineFirst() {}

  public static void main(String[] arguments) throws Exception {
    var engine = SSLContext.getDefault().createSSLEngine("nobody.test", 443);
    engine.setUseClientMode(true);
    engine.beginHandshake();
    for (int i = 0; i < arguments.length; i += 2) {
      int colon = arguments[i + 1].lastIndexOf(':');
      var host = arguments[i + 1].substring(0, colon);
      int port = Integer.parseInt(arguments[i + 1].substring(colon + 1));
      System.out.println(outcome(arguments[i], host, port));
    }
  }

  private static String outcome(String way, String host, int port) {
    try {
      return switch (way) {
        case "line" -> line(host, port);
        case "head" -> head(host, port);
        default -> throw new IllegalArgumentException(way);
      };
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String line(String host, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(known(host), port));
      return firstLine(socket);
    }
  }

  private static InetAddress known(String host) throws UnknownHostException {
    return InetAddress.getAllByName(host)[0];
  }

  /** Writes a request by hand, as a WebSocket on raw sockets does. */
  private static String head(String host, int port) throws IOException {
    try (var socket =
        (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(host, port)) {
      var head = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      return firstLine(socket);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String firstLine(Socket socket) throws IOException {
    var line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c >= ' '; c = socket.getInputStream().read()) {
      line.append((char) c);
    }
    return line.toString();
  }
}
