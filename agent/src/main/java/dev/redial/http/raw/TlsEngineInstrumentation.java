package dev.redial.http.raw;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;
import static dev.redial.weave.Operand.range;

import dev.redial.decision.Decisions;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/**
 * What goes into the engines of the JDK's own TLS. Those of other providers have the same methods,
 * to which all other forms of {@code wrap} lead.
 */
public final class TlsEngineInstrumentation implements TypeInstrumentation {
  static final String TYPE = "sun.security.ssl.SSLEngineImpl";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return of(decisions);
  }

  /** The same for engines of every provider. */
  public static List<Insertion> of(Decisions decisions) {
    return List.of(
        Insertion.instead(
                "wrap(ByteBuffer[],int,int,ByteBuffer)",
                new RawEngineHook(decisions),
                SELF,
                argument(0),
                range(1),
                argument(3))
            .ifConcerned(SELF),
        Insertion.instead("closeOutbound()", new RawEngineCloseHook(decisions), SELF)
            .ifConcerned(SELF));
  }
}
