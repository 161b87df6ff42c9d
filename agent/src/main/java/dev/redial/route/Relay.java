package dev.redial.route;

import dev.redial.operate.OwnWork;
import dev.redial.rule.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final int BACKLOG = 1024;
  private static final int MOST_STRANGERS = 1024;

  /** A thread of the application may wait that long for a processor, or for a carrier thread. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

  private static final long SWEEP_MILLIS = 1000;

  private static @Nullable Relay running;

  private final Buffers buffers = new Buffers();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final ConcurrentHashMap<Integer, Expected> expected = new ConcurrentHashMap<>();
  private final Map<Integer, Stranger> strangers = new HashMap<>();
  private final ServerSocketChannel listener;
  private final Selector selector;
  private final Address address;

  /** A connection that has not arrived yet. */
  private record Expected(RelaySession session, long since) {}

  /** A connection that nobody has said is his. */
  private record Stranger(SocketChannel channel, long since) {}

  private Relay() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(loopback(), 0), BACKLOG);
    listener.configureBlocking(false);
    address = new Address("127.0.0.1", listener.socket().getLocalPort());
    selector = Selector.open();
    listener.register(selector, SelectionKey.OP_ACCEPT, (Runnable) this::accept);
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
    expected.put(port, new Expected(session, System.nanoTime()));
    execute(() -> meet(port));
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
    while (listener.isOpen()) {
      try {
        boolean waits = !expected.isEmpty() || !strangers.isEmpty();
        selector.select(waits ? SWEEP_MILLIS : 0);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        handle(selector.selectedKeys().iterator());
        sweep(System.nanoTime() - PATIENCE);
      } catch (IOException | RuntimeException e) {
        // Each connection is told of its own trouble; that of one is not that of the others.
        strangers.values().removeIf(one -> !one.channel.isOpen());
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

  private void accept() {
    try {
      for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
        int port = ((InetSocketAddress) channel.getRemoteAddress()).getPort();
        if (strangers.size() < MOST_STRANGERS) {
          strangers.put(port, new Stranger(channel, System.nanoTime()));
          meet(port);
        } else {
          reset(channel);
        }
      }
    } catch (IOException e) {
      // Too many open files, or the one that came is gone: the next news asks again.
      return;
    }
  }

  private void meet(int port) {
    var stranger = strangers.get(port);
    var known = stranger == null ? null : expected.remove(port);
    if (stranger != null && known != null) {
      strangers.remove(port);
      new RelayLink(this, stranger.channel, known.session).begin();
    }
  }

  private void sweep(long before) throws IOException {
    expected.values().removeIf(one -> one.since - before < 0);
    for (var all = strangers.values().iterator(); all.hasNext(); ) {
      var one = all.next();
      if (one.since - before < 0) {
        all.remove();
        reset(one.channel);
      }
    }
  }

  /** So that whoever it is learns at once that nobody listens. */
  private static void reset(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }
}
