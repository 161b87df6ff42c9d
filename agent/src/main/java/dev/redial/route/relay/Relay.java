package dev.redial.route.relay;

import dev.redial.work.AgentCallScope;
import dev.redial.work.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries the application's channels through proxies that want TLS, which cannot be put into a
 * channel: one daemon thread, from the first such connection on.
 *
 * <p>It serves nobody but this process, see {@link RelayServer}.
 */
public final class Relay implements Runnable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final long TICK_MILLIS = 1000;

  private static @Nullable Relay running;

  private final Buffers buffers = new Buffers();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Deque<RelayServer> servers = new ArrayDeque<>();
  private final Selector selector;
  private long ticked = System.nanoTime();

  private Relay() throws IOException {
    selector = Selector.open();
  }

  /** The one of this process; begins it if need be. */
  static synchronized Relay running() throws IOException {
    if (running == null) {
      boolean outer = AgentCallScope.begin();
      try {
        running = new Relay();
      } finally {
        AgentCallScope.end(outer);
      }
      new DaemonThreads("redial-relay").newThread(running).start();
    }
    return running;
  }

  public static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(LOOPBACK);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens a server for one connection. */
  RelayServer open(RelaySession session) throws IOException {
    var server = new RelayServer(this, session);
    execute(() -> watch(server));
    return server;
  }

  private void watch(RelayServer server) {
    try {
      server.watch();
      servers.add(server);
    } catch (IOException e) {
      server.close();
    }
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
  SelectionKey register(SelectableChannel channel, Runnable onNews) throws ClosedChannelException {
    return channel.register(selector, 0, onNews);
  }

  @Override
  public void run() {
    boolean unused = AgentCallScope.begin();
    while (selector.isOpen()) {
      try {
        selector.select(servers.isEmpty() ? 0 : TICK_MILLIS);
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        handle(selector.selectedKeys().iterator());
        tick();
      } catch (IOException | RuntimeException e) {
        // Each connection is told of its own trouble; that of one is not that of the others.
      }
    }
  }

  /** Forgets those that have let their connection in, or have waited too long for it. */
  private void tick() {
    long now = System.nanoTime();
    if (now - ticked >= TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS)) {
      ticked = now;
      servers.removeIf(server -> !server.tick(now));
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
