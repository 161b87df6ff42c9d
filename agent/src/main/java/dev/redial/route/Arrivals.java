package dev.redial.route;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Where connections to a {@link Relay} arrive: each is a stranger until it is expected by its
 * source port, which may be told before or after it has come. For the relay's thread, but for
 * {@link #expect}.
 */
final class Arrivals {
  /** As many may begin at once, if the system allows; it has the others come again after 1 s. */
  private static final int BACKLOG = 4096;

  /**
   * Beyond that they wait in the backlog: a crowd takes no more descriptors, and nobody is lost.
   */
  private static final int MOST_STRANGERS = 1024;

  /** A thread of the application may wait that long for a processor, or for a carrier thread. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(15);

  private final Relay relay;
  private final ServerSocketChannel listener;
  private final SelectionKey key;
  private final ConcurrentHashMap<Integer, Expected> expected = new ConcurrentHashMap<>();
  private final Map<Integer, Stranger> strangers = new HashMap<>();
  private boolean isShortOfFiles;
  private long swept = System.nanoTime();

  /** A connection that has not arrived yet. */
  private record Expected(RelaySession session, long since) {}

  /** A connection that nobody has said is his. */
  private record Stranger(SocketChannel channel, long since) {}

  /** Listens on the loopback address. */
  Arrivals(Relay relay, Selector selector) throws IOException {
    this.relay = relay;
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(Relay.loopback(), 0), BACKLOG);
    listener.configureBlocking(false);
    key = listener.register(selector, SelectionKey.OP_ACCEPT, (Runnable) this::accept);
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /** Serves the connection that comes, or has come, from that port of this machine. */
  void expect(int port, RelaySession session) {
    expected.put(port, new Expected(session, System.nanoTime()));
    relay.execute(() -> meet(port));
  }

  /** Before each selection; answers whether to {@link #sweep} soon, whatever happens. */
  boolean prepare() {
    key.interestOps(hasRoom() && !isShortOfFiles ? SelectionKey.OP_ACCEPT : 0);
    boolean waits = isShortOfFiles || !expected.isEmpty() || !strangers.isEmpty();
    isShortOfFiles = false;
    return waits;
  }

  private boolean hasRoom() {
    return strangers.size() < MOST_STRANGERS;
  }

  private void accept() {
    acceptAll();
  }

  /** Answers whether nobody waits in the backlog any more. */
  private boolean acceptAll() {
    try {
      while (hasRoom()) {
        var channel = listener.accept();
        if (channel == null) {
          return true;
        }
        int port = ((InetSocketAddress) channel.getRemoteAddress()).getPort();
        var former = strangers.put(port, new Stranger(channel, System.nanoTime()));
        if (former != null) {
          former.channel.close();
        }
        meet(port);
      }
    } catch (IOException e) {
      // Too many open files, mostly: the next selection waits for something else.
      isShortOfFiles = true;
    }
    return false;
  }

  private void meet(int port) {
    var stranger = strangers.get(port);
    var known = stranger == null ? null : expected.remove(port);
    if (stranger != null && known != null) {
      strangers.remove(port);
      new RelayLink(relay, stranger.channel, known.session).begin();
    }
  }

  /** Gives up those for whom nobody has come and said a word in time, once in an interval. */
  void sweep(long intervalNanos) throws IOException {
    long now = System.nanoTime();
    if (now - swept < intervalNanos) {
      return;
    }
    swept = now;
    long before = now - PATIENCE;
    // It may be this thread that has taken long.
    if (acceptAll()) {
      expected.values().removeIf(one -> one.since - before < 0);
    }
    for (var all = strangers.entrySet().iterator(); all.hasNext(); ) {
      var one = all.next();
      if (one.getValue().since - before < 0 && !expected.containsKey(one.getKey())) {
        all.remove();
        reset(one.getValue().channel);
      }
    }
  }

  /** So that whoever it is learns at once that nobody listens. */
  private static void reset(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    channel.close();
  }
}
