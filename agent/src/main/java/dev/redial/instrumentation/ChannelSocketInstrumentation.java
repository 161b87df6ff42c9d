package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.RawStreamHook;
import dev.redial.operate.Decisions;
import dev.redial.rule.Capability;
import java.util.List;

/** The socket of a SocketChannel, which overrides all of java.net.Socket. */
final class ChannelSocketInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.SocketAdaptor";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return SocketInstrumentation.of(
        RawStreamHook.pair(decisions, false), SELF, Capability.CHANNEL_HEADS);
  }
}
