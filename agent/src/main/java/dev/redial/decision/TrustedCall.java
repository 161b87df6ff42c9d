package dev.redial.decision;

import java.io.IOException;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import org.jspecify.annotations.Nullable;

/** A hook's call that only the hook's own permissions count for, not those of its callers. */
@SuppressWarnings("removal") // where there is a SecurityManager nothing takes its place
record TrustedCall(
    Hook hook,
    @Nullable Object value,
    @Nullable Object first,
    @Nullable Object second,
    @Nullable Object third)
    implements PrivilegedExceptionAction<@Nullable Object> {
  @Nullable Object answer() throws IOException {
    try {
      return AccessController.doPrivileged(this);
    } catch (PrivilegedActionException e) {
      throw (IOException) e.getException();
    }
  }

  @Override
  public @Nullable Object run() throws IOException {
    return hook.answer(this);
  }
}
