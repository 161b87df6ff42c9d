package dev.redial.testing;

import java.io.IOException;
import java.net.BindException;
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

  private static final int ATTEMPTS = 100;
  private static final String FOUR_ADDRESS = "127.0.0.1";
  private static final String SIX_ADDRESS = "::1";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final int both;
  private final int onlyFour;
  private final int onlySix;

  /** Listens. */
  public FamilyServer() throws IOException {
    both = pair(port -> listen(FOUR_ADDRESS, port, FOUR), port -> listen(SIX_ADDRESS, port, SIX));
    onlyFour = pair(port -> listen(FOUR_ADDRESS, port, FOUR), port -> hold(SIX_ADDRESS, port));
    onlySix = pair(port -> hold(FOUR_ADDRESS, port), port -> listen(SIX_ADDRESS, port, SIX));
  }

  /** Opens a port in both families. What is free in one may be taken in the other. */
  private int pair(Opening four, Opening six) throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = RealServer.freePort();
      AutoCloseable first = null;
      try {
        first = four.open(port);
        open.add(six.open(port));
        open.add(first);
        return port;
      } catch (BindException e) {
        if (first != null) {
          close(first);
        }
      }
    }
    throw new IOException("no port is free in both families");
  }

  private static AutoCloseable listen(String address, int port, String greeting)
      throws IOException {
    return new LineServer(InetAddress.getByName(address), port, greeting);
  }

  private static AutoCloseable hold(String address, int port) throws IOException {
    var holder = new Socket();
    holder.bind(new InetSocketAddress(address, port));
    return holder;
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
      close(each);
    }
  }

  private static void close(AutoCloseable one) throws IOException {
    try {
      one.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** Takes a port of one family. */
  private interface Opening {
    AutoCloseable open(int port) throws IOException;
  }
}
