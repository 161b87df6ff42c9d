package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The AsynchronousSocketChannels whose requests a rule is for, as {@link RawChannels} has the
 * others. The JDK is left to write, and to call handlers: it gets other buffers and other handlers.
 */
public final class RawAsyncChannels {
  private static @Nullable RawAsyncChannels last;

  private final Decisions decisions;
  private final RawConnections connections;
  private final WeakIdentityMap<RawAsyncOutput> channels = new WeakIdentityMap<>();

  private RawAsyncChannels(Decisions decisions) {
    this.decisions = decisions;
    this.connections = new RawConnections(decisions);
  }

  /** Those of the JVM. */
  public static synchronized RawAsyncChannels of(Decisions decisions) {
    var known = last;
    if (known == null || !known.decisions.equals(decisions)) {
      known = new RawAsyncChannels(decisions);
      last = known;
    }
    return known;
  }

  /** For when a channel that is not connected yet is about to be: gets it and the address. */
  public Hook dials() {
    return new Dials();
  }

  /** For the buffer of a write that begins: gets it, the channel and, if there are, buffers. */
  public Hook begins() {
    return new Begins();
  }

  /** For the buffers of the same write, after that: gets them and the channel. */
  public Hook gathers() {
    return new Gathers();
  }

  /** For its handler, after that: gets it, the channel and the buffers. */
  public Hook handlers() {
    return new Handlers();
  }

  /** For its Future: gets it, the channel and the buffer. */
  public Hook futures() {
    return new Futures();
  }

  /** For when a channel's output ends. */
  public Hook ends() {
    return new Ends();
  }

  private @Nullable RawAsyncOutput of(@Nullable Object channel) {
    return channel == null ? null : channels.of(channel);
  }

  private @Nullable RawAsyncWrite write(@Nullable Object channel) {
    var output = of(channel);
    return output == null ? null : output.last();
  }

  /** Answers with what goes out, or null to have the JDK write what it has. */
  private @Nullable RawAsyncWrite begin(
      AsynchronousSocketChannel channel, RawAsyncOutput output, @Nullable Sources from)
      throws IOException {
    var write = output.begin(from);
    if (from != null && write == null) {
      channels.remove(channel);
    }
    if (output.refusal() != null) {
      // The JDK finds it closed, and tells the handler or the Future, which know why.
      channel.close();
    }
    return write;
  }

  private abstract class OfKnown extends Hook {
    OfKnown() {
      super(RawAsyncChannels.this.decisions);
    }

    @Override
    protected boolean isConcerned(@Nullable Object channel) {
      return of(channel) != null;
    }

    @Override
    protected boolean isNeededBy(Rule rule) {
      return rule.http().rawHttp();
    }
  }

  private final class Dials extends Hook {
    Dials() {
      super(RawAsyncChannels.this.decisions);
    }

    @Override
    protected @Nullable Object on(@Nullable Object self, @Nullable Object remote) {
      if (self != null && remote instanceof InetSocketAddress asked) {
        var connection = connections.of(asked);
        if (connection != null) {
          channels.set(self, new RawAsyncOutput(connection));
        } else {
          channels.remove(self);
        }
      }
      return self;
    }
  }

  private final class Begins extends OfKnown {
    @Override
    protected @Nullable Object on(
        @Nullable Object buffer, @Nullable Object self, @Nullable Object buffers)
        throws IOException {
      var output = of(self);
      if (output == null || !(self instanceof AsynchronousSocketChannel channel)) {
        return buffer;
      }
      var from = buffer instanceof ByteBuffer one ? Sources.of(one) : Sources.all(buffers);
      var write = begin(channel, output, from);
      return write == null || buffer == null ? buffer : write.buffer();
    }
  }

  private final class Gathers extends OfKnown {
    @Override
    protected @Nullable Object on(@Nullable Object buffers, @Nullable Object self) {
      var write = buffers == null ? null : write(self);
      return write == null ? buffers : write.buffers();
    }
  }

  private final class Handlers extends OfKnown {
    @Override
    @SuppressWarnings("unchecked")
    protected @Nullable Object on(
        @Nullable Object handler, @Nullable Object self, @Nullable Object buffers) {
      var write = handler == null ? null : write(self);
      return write == null || handler == null
          ? handler
          : new RawAsyncHandler(
              write, (CompletionHandler<Number, Object>) handler, buffers != null);
    }
  }

  private final class Futures extends OfKnown {
    @Override
    protected @Nullable Object on(
        @Nullable Object future, @Nullable Object self, @Nullable Object buffer) {
      var write = write(self);
      if (write == null || !write.isOf(buffer) || !(future instanceof Future<?> of)) {
        return future;
      }
      if (of.isDone()) {
        write.finish();
      }
      Object told = new RawAsyncFuture(write, of);
      return told;
    }
  }

  private final class Ends extends OfKnown {
    @Override
    protected @Nullable Object on(@Nullable Object self) {
      var output = of(self);
      if (output != null && self instanceof AsynchronousSocketChannel channel) {
        var rest = output.rest();
        if (rest.hasRemaining()) {
          write(channel, rest);
        }
      }
      return self;
    }

    /** What finds no room at once is lost: whoever ends the output must not wait for it. */
    private void write(AsynchronousSocketChannel channel, ByteBuffer rest) {
      try {
        var unused = channel.write(rest);
      } catch (RuntimeException e) {
        // It was never connected, or a write of the application's goes on.
      }
    }
  }
}
