package dev.redial.route;

import dev.redial.operate.OwnWork;
import dev.redial.rule.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries the application's channels through proxies that want TLS, which cannot be put into a
 * channel: a listener on the loopback address and one daemon thread, both from the first such
 * connection on.
 *
 * <p>It serves nobody but this process: a connection counts only if its source port is that of a
 * channel which has said so after it was connected.
 */
final class Relay implements Runnable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final long SWEEP_MILLIS = 1000;

  private static @Nullable Relay running;

  private final Buffers buffers = new Buffers();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Selector selector;
  private final Arrivals arrivals;
  private final Address address;

  private Relay() throws IOException {
    selector = Selector.open();
    arrivals = new Arrivals(this, selector);
    address = new Address("127.0.0.1", arrivals.port());
  }

  /** The one of this process; begins it if need be. */
  static synchronized Relay running() throws IOException {
    if (running == null) {
      boolean outer = OwnWork.begin();
      try {
        running = new Relay();
      } finally {
        OwnWork.end(outer);
      }
      new DaemonThreads("redial-relay").newThread(running).start();
    }
    return running;
  }

  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(LOOPBACK);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it listens. */
  Address address() {
    return address;
  }

  /** Serves the connection that comes, or has come, from that port of this machine. */
  void expect(int port, RelaySession session) {
    arrivals.expect(port, session);
  }

  /** Has the relay's thread do something. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Of the relay's thread. */
  Buffers buffers() {
    return buffers;
  }

  /** Has a channel of the relay's watched, for nothing yet. */
  SelectionKey register(SocketChannel channel, Runnable onNews) throws ClosedChannelException {
    return channel.register(selector, 0, onNews);
  }

  @Override
  public void run() {
    boolean unused = OwnWork.begin();
    while (selector.isOpen()) {
      try {
        selector.select(arrivals.prepare() ? SWEEP_MILLIS : 0);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        handle(selector.selectedKeys().iterator());
        arrivals.sweep(TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS));
      } catch (IOException | RuntimeException e) {
        // Each connection is told of its own trouble; that of one is not that of the others.
      }
    }
  }

  private static void handle(Iterator<SelectionKey> keys) {
    while (keys.hasNext()) {
      var key = keys.next();
      keys.remove();
      if (key.isValid()) {
        ((Runnable) key.attachment()).run();
      }
    }
  }
}
