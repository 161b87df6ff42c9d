package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.WeakIdentityMap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The SocketChannels whose requests a rule is for: those that the application connected to its
 * endpoint by themselves. They are forgotten as soon as nothing that is written there matters.
 */
public final class RawChannels {
  private static @Nullable RawChannels last;

  private final Decisions decisions;
  private final RawConnections connections;
  private final WeakIdentityMap<RawConnection> channels = new WeakIdentityMap<>();

  private RawChannels(Decisions decisions) {
    this.decisions = decisions;
    this.connections = new RawConnections(decisions);
  }

  /** Those of the JVM. */
  public static synchronized RawChannels of(Decisions decisions) {
    var known = last;
    if (known == null || !known.decisions.equals(decisions)) {
      known = new RawChannels(decisions);
      last = known;
    }
    return known;
  }

  /** For when a channel is about to be connected. */
  public Hook dials() {
    return new Dials();
  }

  /** For what is written from one buffer. */
  public Hook writes() {
    return new RawChannelHook.OfBuffer(decisions, this);
  }

  /** For what is written from several buffers. */
  public Hook gathers() {
    return new RawChannelHook.OfBuffers(decisions, this);
  }

  /** For what is written to the stream of a channel, or of its socket. */
  public Hook streams() {
    return new RawChannelHook.OfBytes(decisions, this);
  }

  /** For what is copied from a file. */
  public Hook transfers() {
    return new RawTransferHook(decisions, this);
  }

  /** For when a channel's output ends. */
  public Hook ends() {
    return new Ends();
  }

  /** What was written to a channel so far, or null if it does not matter. */
  @Nullable RawConnection of(@Nullable Object channel) {
    return channel == null ? null : channels.of(channel);
  }

  /** Writes what the sources become to a channel: all of it, if it is in blocking mode. */
  void write(SocketChannel channel, RawConnection connection, Sources from) throws IOException {
    var sink = new ToChannel(channel);
    do {
      connection.write(from, sink);
    } while (from.remaining() > 0 && channel.isBlocking());
    if (connection.isPassing()) {
      channels.remove(channel);
    }
  }

  /** A channel may be asked again after it could not be connected. */
  private void dial(SocketChannel channel, InetSocketAddress asked) {
    if (channel.isConnected() || channel.isConnectionPending()) {
      return;
    }
    var connection = connections.of(asked);
    if (connection != null) {
      channels.set(channel, connection);
    } else {
      channels.remove(channel);
    }
  }

  private record ToChannel(SocketChannel channel) implements Sink {
    @Override
    public long write(ByteBuffer[] buffers) throws IOException {
      return channel.write(buffers);
    }
  }

  private final class Dials extends Hook {
    Dials() {
      super(RawChannels.this.decisions);
    }

    @Override
    protected @Nullable Object on(@Nullable Object self, @Nullable Object remote) {
      if (self instanceof SocketChannel channel && remote instanceof InetSocketAddress asked) {
        dial(channel, asked);
      }
      return self;
    }
  }

  private final class Ends extends Hook {
    Ends() {
      super(RawChannels.this.decisions);
    }

    @Override
    protected boolean isConcerned(@Nullable Object channel) {
      return of(channel) != null;
    }

    @Override
    protected @Nullable Object on(@Nullable Object self) {
      var connection = of(self);
      if (connection != null && self instanceof SocketChannel channel && channel.isConnected()) {
        connection.release(new ToChannel(channel));
      }
      return self;
    }
  }
}
