package dev.redial.connect.channel;

import static dev.redial.weave.Operand.SELF;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.RawChannels;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
