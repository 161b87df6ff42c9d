package dev.redial.route;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import java.io.IOException;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** Keeps UDP in a sandbox: rules are for TCP, and nothing else leaves the JVM there. */
public final class DatagramHook extends Hook {
  /** Needs no rule. */
  public DatagramHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object unused) throws IOException {
    throw refusal();
  }

  public static IOException refusal() {
    return new ConnectException("redial: no datagram leaves a sandbox");
  }
}
