package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a channel in the place of the JDK, where a rule changes request heads there. What the
 * JDK refuses, it is left to refuse.
 */
abstract class RawChannelHook extends Hook {
  private final RawChannels channels;

  private RawChannelHook(Decisions decisions, RawChannels channels) {
    super(decisions);
    this.channels = channels;
  }

  @Override
  protected final boolean isConcerned(@Nullable Object channel) {
    return channels.of(channel) != null;
  }

  @Override
  protected final boolean isNeededBy(Rule rule) {
    return rule.http().rawHttp();
  }

  @Override
  protected final @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object self,
      @Nullable Object source,
      @Nullable Object range)
      throws IOException {
    var connection = channels.of(self);
    if (connection == null
        || connection.isInUse()
        || !(self instanceof SocketChannel channel)
        || !channel.isConnected()) {
      return null;
    }
    var from = sources(source, range == null ? 0 : (Long) range);
    if (from == null || !isFit(channel)) {
      return null;
    }
    long before = from.remaining();
    channels.write(channel, connection, from);
    return answer(before - from.remaining());
  }

  /** What is to be written, or null if it makes no sense. */
  abstract @Nullable Sources sources(@Nullable Object source, long range);

  /** Whether the channel can be written to so. */
  boolean isFit(SocketChannel channel) {
    return true;
  }

  /** What the JDK's method answers. */
  abstract Object answer(long count);

  /** {@code write(ByteBuffer)}. */
  static final class OfBuffer extends RawChannelHook {
    OfBuffer(Decisions decisions, RawChannels channels) {
      super(decisions, channels);
    }

    @Override
    @Nullable Sources sources(@Nullable Object source, long range) {
      return source instanceof ByteBuffer buffer ? Sources.of(buffer) : null;
    }

    @Override
    Object answer(long count) {
      return (int) count;
    }
  }

  /** {@code write(ByteBuffer[],int,int)}. */
  static final class OfBuffers extends RawChannelHook {
    OfBuffers(Decisions decisions, RawChannels channels) {
      super(decisions, channels);
    }

    @Override
    @Nullable Sources sources(@Nullable Object source, long range) {
      return Sources.of(source, range);
    }

    @Override
    Object answer(long count) {
      return count;
    }
  }

  /** {@code blockingWriteFully(byte[],int,int)}, which answers nothing. */
  static final class OfBytes extends RawChannelHook {
    OfBytes(Decisions decisions, RawChannels channels) {
      super(decisions, channels);
    }

    @Override
    @Nullable Sources sources(@Nullable Object source, long range) {
      int offset = Range.offset(range);
      int length = Range.length(range);
      return source instanceof byte[] bytes && Range.isIn(range, bytes.length)
          ? Sources.of(ByteBuffer.wrap(bytes, offset, length))
          : null;
    }

    @Override
    boolean isFit(SocketChannel channel) {
      return channel.isBlocking();
    }

    @Override
    Object answer(long count) {
      return count;
    }
  }
}
