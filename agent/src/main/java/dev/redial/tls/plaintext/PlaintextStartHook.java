package dev.redial.tls.plaintext;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientTypes;
import dev.redial.reflect.Members;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Starts a handshake of Netty that may be without TLS a little later, on the same thread.
 *
 * <p>It would otherwise end before Netty has told its handlers that the channel is active, as no
 * handshake over a network can. A library on Netty would then see the channel become active twice,
 * and send its request twice.
 */
public final class PlaintextStartHook extends Hook {
  private static final String HANDSHAKE = "handshake";
  private static final String AROUND = "JdkSslEngine";

  private final boolean takesArgument;

  private PlaintextStartHook(Decisions decisions, boolean takesArgument) {
    super(decisions);
    this.takesArgument = takesArgument;
  }

  /** Where Netty says how the handshake begins; decides by the engine, not by rules of its own. */
  public static PlaintextStartHook withArgument(Decisions decisions) {
    return new PlaintextStartHook(decisions, true);
  }

  /** Where it does not: 4.1.53, for one. */
  public static PlaintextStartHook withoutArgument(Decisions decisions) {
    return new PlaintextStartHook(decisions, false);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object handler,
      @Nullable Object engine,
      @Nullable Object argument) {
    if (handler == null || engine == null || !PlaintextEngine.areThere()) {
      return null;
    }
    try {
      if (!(innermost(engine) instanceof PlaintextEngine plain) || !plain.isFirstStart()) {
        return null;
      }
      var context = Objects.requireNonNull(Members.get(handler, "ctx"));
      var executor = (Executor) Objects.requireNonNull(Members.call(context, "executor"));
      executor.execute(() -> start(handler, argument));
      return true;
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** Netty puts an engine of its own around one that offers ALPN. */
  private static @Nullable Object innermost(Object engine) throws Throwable {
    return ClientTypes.named(engine.getClass(), AROUND) == null
        ? engine
        : Members.call(engine, "getWrappedEngine");
  }

  private void start(Object handler, @Nullable Object argument) {
    try {
      if (takesArgument) {
        Members.call(handler, HANDSHAKE, argument);
      } else {
        Members.call(handler, HANDSHAKE);
      }
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
