package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;

import dev.redial.http.RawChannels;
import dev.redial.operate.Decisions;
import java.util.List;

/** Where every channel is closed; a SocketChannel itself learns of it only when it is closed. */
final class ClosingChannelInstrumentation implements TypeInstrumentation {
  static final String TYPE = "java.nio.channels.spi.AbstractInterruptibleChannel";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.atEnter("close()", RawChannels.of(decisions).ends(), SELF).ifConcerned(SELF));
  }
}
