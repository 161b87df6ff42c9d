package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * The loopback addresses of both families, at ports of one number: each says by which of them it
 * was reached. A port may be open in one family alone; in the other it refuses.
 */
public final class FamilyServer implements AutoCloseable {
  /** How it greets those that come by IPv4. */
  public static final String FOUR = "220 v4 ok";

  /** How it greets those that come by IPv6. */
  public static final String SIX = "220 v6 ok";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final int both;
  private final int onlyFour;
  private final int onlySix;

  /** Listens. */
  public FamilyServer() throws IOException {
    both = listen("::1", 0, SIX);
    listen("127.0.0.1", both, FOUR);
    onlyFour = listen("127.0.0.1", 0, FOUR);
    hold("::1", onlyFour);
    onlySix = listen("::1", 0, SIX);
    hold("127.0.0.1", onlySix);
  }

  private int listen(String address, int port, String greeting) throws IOException {
    var server = new LineServer(InetAddress.getByName(address), port, greeting);
    open.add(server);
    return server.port();
  }

  private void hold(String address, int port) throws IOException {
    var holder = new Socket();
    open.add(holder);
    holder.bind(new InetSocketAddress(address, port));
  }

  /** Open in both families. */
  public int both() {
    return both;
  }

  /** Refuses by IPv6. */
  public int onlyFour() {
    return onlyFour;
  }

  /** Refuses by IPv4. */
  public int onlySix() {
    return onlySix;
  }

  @Override
  public void close() throws IOException {
    for (var each : open) {
      try {
        each.close();
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
