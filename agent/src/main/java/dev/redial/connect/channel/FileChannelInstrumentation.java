package dev.redial.connect.channel;

import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.http.raw.RawChannels;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** Every FileChannel of the JDK: it writes to a SocketChannel without asking that. */
final class FileChannelInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.nio.ch.FileChannelImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    var target = argument(2);
    return List.of(
        Insertion.replacingAtEnter(
                "transferTo(long,long,WritableByteChannel)",
                RawChannels.of(decisions).transfers(),
                target)
            .ifConcerned(target));
  }
}
