package dev.redial.route.dial;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A talk before the application may have the connection, and what comes of it. */
public interface Opening extends Talk {
  /** Once complete: why the application shall not have the connection, or null. */
  @Nullable IOException failure();

  /** Once it has failed: whether no other target or address will change that. */
  boolean isFinal();

  /**
   * Once it has failed: whether the same address is to be dialled again. The next opening of the
   * same way then goes on where this one ended.
   */
  default boolean isToBeRepeated() {
    return false;
  }
}
