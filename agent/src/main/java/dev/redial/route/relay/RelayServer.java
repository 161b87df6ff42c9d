package dev.redial.route.relay;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where one connection of the application enters the {@link Relay}: a port of the loopback address
 * that listens until this connection is there, and no longer.
 *
 * <p>Any process of the machine may come to it. Only the one that has the address of the
 * application's channel and says the secret of the {@link RelaySession} first is let in. All others
 * are reset, and none of them takes a place that another connection needs.
 *
 * <p>For the relay's thread, except for the constructor, {@link #port} and {@link #expect}.
 */
final class RelayServer {
  private static final int BACKLOG = 128;

  /** How many connections may wait before it knows the address of its own connection. */
  private static final int MOST_WAITING = 64;

  /** A thread of the application may wait that long for a processor, or for a carrier thread. */
  private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(15);

  private final Relay relay;
  private final RelaySession session;
  private final ServerSocketChannel listener;
  private final Deque<Guest> guests = new ArrayDeque<>();
  private final long end = System.nanoTime() + TIMEOUT;
  private volatile @Nullable SocketAddress own;
  private @Nullable SelectionKey key;

  /** A connection that has proved nothing yet. */
  private static final class Guest {
    private final SocketChannel channel;
    private final SocketAddress from;
    private final byte[] said = new byte[RelaySession.SECRET_LENGTH];
    private final ByteBuffer buffer = ByteBuffer.wrap(said);

    Guest(SocketChannel channel, SocketAddress from) {
      this.channel = channel;
      this.from = from;
    }

    /** Answers whether it has said enough, or will say no more. */
    boolean hear() {
      try {
        return channel.read(buffer) < 0 || !buffer.hasRemaining();
      } catch (IOException e) {
        // It has gone, and what it said is too short.
        return true;
      }
    }
  }

  /** Listens from here on. */
  RelayServer(Relay relay, RelaySession session) throws IOException {
    this.relay = relay;
    this.session = session;
    listener = ServerSocketChannel.open();
    try {
      listener.bind(new InetSocketAddress(Relay.loopback(), 0), BACKLOG);
      listener.configureBlocking(false);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  int port() {
    return listener.socket().getLocalPort();
  }

  /** Tells the address of the one connection that may enter; nobody is kept waiting after that. */
  void expect(SocketAddress from) {
    own = from;
  }

  /** Begins to let in. */
  void watch() throws IOException {
    key = relay.register(listener, this::accept);
    key.interestOps(SelectionKey.OP_ACCEPT);
  }

  private void accept() {
    try {
      for (var channel = listener.accept(); channel != null; channel = listener.accept()) {
        receive(channel);
      }
    } catch (IOException e) {
      // Too many open files, mostly: it tries again at the next tick.
      watch(0);
    }
  }

  private void receive(SocketChannel channel) throws IOException {
    var known = own;
    var from = channel.getRemoteAddress();
    if (known != null && !known.equals(from)) {
      reset(channel);
      return;
    }
    channel.configureBlocking(false);
    var guest = new Guest(channel, from);
    relay.register(channel, () -> hear(guest)).interestOps(SelectionKey.OP_READ);
    guests.add(guest);
    if (guests.size() > MOST_WAITING) {
      reset(guests.remove().channel);
    }
  }

  private void hear(Guest guest) {
    if (!guest.hear()) {
      return;
    }
    guests.remove(guest);
    if (guest.from.equals(own) && session.isProvedBy(guest.said)) {
      close();
      new RelayLink(relay, guest.channel, session).begin();
    } else {
      reset(guest.channel);
    }
  }

  /** Called again and again; returns whether the server is still open. */
  boolean tick(long now) {
    if (listener.isOpen() && end - now <= 0) {
      close();
    }
    watch(SelectionKey.OP_ACCEPT);
    return listener.isOpen();
  }

  private void watch(int operations) {
    if (key != null && key.isValid()) {
      key.interestOps(operations);
    }
  }

  /** Lets nobody in any more. */
  void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // It is closed anyway.
    }
    for (var guest = guests.poll(); guest != null; guest = guests.poll()) {
      reset(guest.channel);
    }
  }

  /** So that whoever it is learns at once that nobody listens. */
  private static void reset(SocketChannel channel) {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      channel.close();
    } catch (IOException e) {
      // It has gone by itself.
    }
  }
}
