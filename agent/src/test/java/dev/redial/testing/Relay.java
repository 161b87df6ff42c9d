package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a TLS server that nobody here wrote and records what clients send. It keeps the
 * ClientHello of each connection above all, also of those that fail.
 */
public final class Relay implements AutoCloseable {
  private final int server;
  private final ServerSocket listener;
  private final List<ClientHello> hellos = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  Relay(int server) {
    this.server = server;
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Daemons.accept(listener, "relay", this::relay);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  /** The one ClientHello since the start or the last {@link #forget}. */
  public ClientHello hello() {
    if (hellos.size() != 1) {
      throw new AssertionError("expected one connection but there were " + hellos.size());
    }
    return hellos.get(0);
  }

  /** The ClientHello of each connection since the start or the last {@link #forget}. */
  public List<ClientHello> hellos() {
    return List.copyOf(hellos);
  }

  /** All bytes of the clients after each ClientHello, as they were on the wire. */
  public byte[] sent() {
    return sent.toByteArray();
  }

  /** Forgets the connections so far. */
  public void forget() {
    hellos.clear();
    sent.reset();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void relay(Socket client) {
    try (client;
        var upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      var hello = ClientHello.read(client.getInputStream());
      hellos.add(hello);
      upstream.getOutputStream().write(hello.bytes());
      Daemons.start("relay", () -> copy(client, upstream, sent));
      copy(upstream, client, OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client refused or left: its own answer is what tests look at.
    }
  }

  private static void copy(Socket from, Socket to, OutputStream record) {
    try {
      InputStream in = from.getInputStream();
      var buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        record.write(buffer, 0, count);
        to.getOutputStream().write(buffer, 0, count);
      }
      to.shutdownOutput();
    } catch (IOException e) {
      // One side is gone; the other copy ends by it.
    }
  }
}
