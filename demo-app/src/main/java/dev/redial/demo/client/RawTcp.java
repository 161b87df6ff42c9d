package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.util.Objects;

/** A program whose protocol is neither HTTP nor TLS: the server greets, then repeats a line. */
public final class RawTcp {
  public static final String GREETING = "220 at your service\r\n";

  private RawTcp() {}

  static Outcome call(URI server) throws IOException {
    try (var socket = new Socket(host(server), port(server))) {
      return speak(socket);
    }
  }

  /** Waits for the greeting, says a line, and expects the same one back. */
  static Outcome speak(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var greeting = new String(in.readNBytes(GREETING.length()), US_ASCII);
    if (!greeting.equals(GREETING)) {
      throw new ProtocolException("another greeting: " + greeting);
    }
    socket.getOutputStream().write(Echo.TEXT.getBytes(US_ASCII));
    return Echo.outcome(new String(in.readNBytes(Echo.TEXT.length()), US_ASCII));
  }

  /** By hand, as java.net.URI knows no host with an underscore. */
  static String host(URI server) {
    var authority = Objects.requireNonNull(server.getRawAuthority());
    return authority.substring(0, authority.lastIndexOf(':'));
  }

  static int port(URI server) {
    var authority = Objects.requireNonNull(server.getRawAuthority());
    return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
  }
}
