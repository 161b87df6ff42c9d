package dev.redial.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.RawTcp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server of a protocol that is not HTTP and has no TLS: it greets first, then repeats a line. */
final class LineServer implements DemoServer {
  private final ServerSocket listener;
  private final Sightings sightings = new Sightings();

  private LineServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Tasks.start("line server", () -> Tasks.acceptAll(listener, this::serve));
  }

  static DemoServer start(Certificates unused) throws IOException {
    return new LineServer();
  }

  @Override
  public int port() {
    return listener.getLocalPort();
  }

  @Override
  public Sightings sightings() {
    return sightings;
  }

  @Override
  public void close() {
    Tasks.close(listener);
  }

  private void serve(Socket client) throws IOException {
    sightings.add(new Sighting(null, null, ClientCase.TCP));
    var out = client.getOutputStream();
    out.write(RawTcp.GREETING.getBytes(US_ASCII));
    client.getInputStream().transferTo(out);
  }
}
