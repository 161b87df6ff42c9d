package dev.redial.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server with a fault of the test's choice, for doctor to find. */
public final class SickServer implements AutoCloseable {
  /** A TLS alert, fatal: unrecognized_name. */
  private static final byte[] UNKNOWN_NAME = {21, 3, 3, 0, 2, 2, 112};

  private final ServerSocket listener;

  /** What it does with a connection. */
  public interface Behaviour {
    /** Serves it; it is closed thereafter. */
    void serve(Socket socket) throws IOException;
  }

  /** What it answers to a request, knowing both names: a status. */
  public interface Answering {
    /** The status for a name in SNI, or null, and one in Host; 0 to end without an answer. */
    int status(@Nullable String serverName, String host);
  }

  /** One of this behaviour, on the loopback address. */
  public SickServer(Behaviour behaviour) throws IOException {
    this(behaviour, InetAddress.getLoopbackAddress());
  }

  /** One of this behaviour, on that address. */
  public SickServer(Behaviour behaviour, InetAddress address) throws IOException {
    listener = new ServerSocket(0, 50, address);
    Daemons.accept(listener, "sick-server", socket -> serve(behaviour, socket));
  }

  private static void serve(Behaviour behaviour, Socket socket) {
    try (socket) {
      behaviour.serve(socket);
    } catch (IOException e) {
      // The client left: its own answer is what tests look at.
    }
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** HTTPS: shows the identity for a greeting, or refuses where there is none. */
  public static Behaviour https(
      Function<ClientHello, @Nullable Identity> identities, Answering answering) {
    return socket -> {
      var hello = ClientHello.read(socket.getInputStream());
      var identity = identities.apply(hello);
      if (identity == null) {
        socket.getOutputStream().write(UNKNOWN_NAME);
        return;
      }
      secured(socket, hello, identity, answering);
    };
  }

  /** HTTPS that answers 200, except to greetings with something that the server cannot stand. */
  public static Behaviour unless(Predicate<ClientHello> bad, Behaviour fault, Identity identity) {
    return socket -> {
      var hello = ClientHello.read(socket.getInputStream());
      if (bad.test(hello)) {
        fault.serve(socket);
      } else {
        secured(socket, hello, identity, (name, host) -> 200);
      }
    };
  }

  /** HTTPS that answers 200, but nothing to user agents of that beginning. */
  public static Behaviour unlessFrom(String agent, Identity identity) {
    return socket -> {
      var none = new ByteArrayInputStream(new byte[0]);
      var factory = identity.context().getSocketFactory();
      try (var tls = (SSLSocket) factory.createSocket(socket, none, true)) {
        var request = Request.read(tls.getInputStream());
        if (request != null && !request.values("User-Agent").get(0).startsWith(agent)) {
          say(tls, "HTTP/1.1 200 -\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        }
      }
    };
  }

  private static void secured(
      Socket socket, ClientHello hello, Identity identity, Answering answering) throws IOException {
    var consumed = new ByteArrayInputStream(hello.bytes());
    var factory = identity.context().getSocketFactory();
    try (var tls = (SSLSocket) factory.createSocket(socket, consumed, true)) {
      answer(tls, hello.serverName(), answering);
    }
  }

  /** A proxy that lets nobody in, and asks for a login by these challenges. */
  public static Behaviour asking(String challenges) {
    return socket -> {
      Request.read(socket.getInputStream());
      say(socket, "HTTP/1.1 407 -\r\nProxy-Authenticate: " + challenges + "\r\n\r\n");
    };
  }

  /** HTTP without TLS. */
  public static Behaviour http(Answering answering) {
    return socket -> answer(socket, null, answering);
  }

  private static void answer(Socket socket, @Nullable String name, Answering answering)
      throws IOException {
    var request = Request.read(socket.getInputStream());
    if (request != null && answering.status(name, request.authorities().get(0)) > 0) {
      int status = answering.status(name, request.authorities().get(0));
      say(socket, "HTTP/1.1 " + status + " -\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }
  }

  /** Sends a text. */
  public static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Takes all, and says nothing. */
  public static void swallow(Socket socket) throws IOException {
    socket.getInputStream().readAllBytes();
  }

  /** Ends a connection as a firewall does. */
  public static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
