package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A CONNECT proxy, and the server behind it that greets with a line, for more connections at once
 * than there can be threads.
 */
public final class CrowdProxy implements AutoCloseable {
  private static final int BACKLOG = 4096;
  private static final int LONGEST = 1024;
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\n\r\n220 ready\n".getBytes(StandardCharsets.US_ASCII);

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Thread thread;
  private int open;
  private volatile int mostOpen;
  private volatile boolean closed;

  /** Listens on the loopback address. */
  public CrowdProxy() throws IOException {
    selector = Selector.open();
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    thread = new Thread(this::serveAll, "crowd-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.socket().getLocalPort();
  }

  /** How many tunnels there have been at the same time. */
  public int mostOpen() {
    return mostOpen;
  }

  /** Its thread ends it: the sets of a selector are for one thread at a time. */
  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void serveAll() {
    try (selector;
        listener) {
      while (!closed) {
        selector.select();
        for (var key : selector.selectedKeys()) {
          serve(key);
        }
        selector.selectedKeys().clear();
      }
      for (var key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      // Whoever still waits for an answer is what the test looks at.
      return;
    }
  }

  private void serve(SelectionKey key) throws IOException {
    if (key.channel() == listener) {
      for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(LONGEST));
      }
      return;
    }
    var channel = (SocketChannel) key.channel();
    var head = (ByteBuffer) key.attachment();
    if (hasEnded(channel, head)) {
      channel.close();
      open--;
    } else if (isWhole(head)) {
      head.clear();
      mostOpen = Math.max(mostOpen, ++open);
      channel.write(ByteBuffer.wrap(ANSWER));
    }
  }

  private static boolean hasEnded(SocketChannel channel, ByteBuffer head) {
    try {
      return channel.read(head) < 0;
    } catch (IOException e) {
      // Its client has broken it off, which is no matter of the others.
      return true;
    }
  }

  private static boolean isWhole(ByteBuffer head) {
    return StandardCharsets.US_ASCII
        .decode(head.duplicate().flip())
        .toString()
        .endsWith("\r\n\r\n");
  }
}
