package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Copies a file to a channel of a rule through the channel's own methods. The kernel would copy it
 * past them, and redial would miss the end of the request's body.
 */
final class RawTransferHook extends Hook {
  private final RawChannels channels;

  RawTransferHook(Decisions decisions, RawChannels channels) {
    super(decisions);
    this.channels = channels;
  }

  @Override
  protected boolean isConcerned(@Nullable Object target) {
    return channels.of(target) != null;
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.http().rawHttp();
  }

  @Override
  protected @Nullable Object on(@Nullable Object target) {
    return target instanceof SocketChannel channel ? new Target(channel) : target;
  }

  /** A channel of no kind that the JDK has a faster way for. */
  private record Target(SocketChannel channel) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) throws IOException {
      return channel.write(source);
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
