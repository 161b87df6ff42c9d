package dev.redial.client.driver;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.LastTlsConnection;
import org.jspecify.annotations.Nullable;

/**
 * Does what {@link DriverHostHook} does for a driver that prepares its test of the host before it
 * sees the certificate. The hook prepares that test for the verify name.
 */
final class HostPredicateHook extends Hook {
  /** Decides by the connection that the thread has begun, not by rules of its own. */
  public HostPredicateHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets the test, and the host that it was made of. */
  @Override
  protected @Nullable Object on(@Nullable Object test, @Nullable Object host) {
    var name = host instanceof String asked ? LastTlsConnection.nameFor(asked) : null;
    return test == null || name == null ? test : testOf(test.getClass(), name);
  }

  private static @Nullable Object testOf(Class<?> type, String name) {
    try {
      var made = type.getDeclaredMethod("of", String.class);
      made.setAccessible(true);
      return made.invoke(null, name);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
