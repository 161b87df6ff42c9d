package dev.redial.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A web server that records what reached it: HTTP/1.1, HTTP/2 over TLS, and WebSocket. */
public final class Origin implements AutoCloseable {
  private final @Nullable Function<ClientHello, Identity> identities;
  private final ServerSocket listener = listen();
  private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

  private Origin(@Nullable Function<ClientHello, Identity> identities) {
    this.identities = identities;
    Daemons.accept(listener, "origin", this::serve);
  }

  /** An origin without TLS. */
  public static Origin plain() {
    return new Origin(null);
  }

  /** An origin that shows one identity, whatever name it is asked for. */
  public static Origin showing(Identity identity) {
    return new Origin(hello -> identity);
  }

  /** An origin that chooses its identity by the client's greeting. */
  public static Origin choosing(Function<ClientHello, Identity> identities) {
    return new Origin(identities);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Every connection since the start or the last {@link #forget}. */
  public List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** The one connection since the start or the last {@link #forget}. */
  public Arrival arrival() {
    if (arrivals.size() != 1) {
      throw new AssertionError("expected one connection but there were " + arrivals.size());
    }
    return arrivals.get(0);
  }

  /** The one connection, once it has come and its client has ended its output or is gone. */
  public Arrival ended() {
    Waiting.until("a connection", () -> !arrivals.isEmpty());
    return arrival().whole();
  }

  /** Forgets the connections so far. */
  public void forget() {
    arrivals.clear();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Socket socket) {
    try (socket) {
      if (identities == null) {
        var arrival = arrive(null);
        Http1.serve(arrival.record(socket.getInputStream()), socket.getOutputStream());
      } else {
        serveTls(socket, identities);
      }
    } catch (IOException e) {
      // The client refused or left: its own answer is what tests look at.
    }
  }

  private void serveTls(Socket socket, Function<ClientHello, Identity> identities)
      throws IOException {
    var hello = ClientHello.read(socket.getInputStream());
    var arrival = arrive(hello);
    var tls = accept(socket, hello, identities.apply(hello));
    var in = arrival.record(tls.getInputStream());
    if (tls.getApplicationProtocol().equals("h2")) {
      Http2.SERVER.serve(in, tls.getOutputStream());
    } else {
      Http1.serve(in, tls.getOutputStream());
    }
    tls.close();
  }

  private static SSLSocket accept(Socket socket, ClientHello hello, Identity identity)
      throws IOException {
    var consumed = new ByteArrayInputStream(hello.bytes());
    var factory = identity.context().getSocketFactory();
    var tls = (SSLSocket) factory.createSocket(socket, consumed, true);
    if (!hello.applicationProtocols().isEmpty()) {
      var parameters = tls.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
      tls.setSSLParameters(parameters);
    }
    tls.startHandshake();
    return tls;
  }

  private Arrival arrive(@Nullable ClientHello hello) {
    var arrival = new Arrival(hello);
    arrivals.add(arrival);
    return arrival;
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
