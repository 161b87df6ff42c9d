package dev.redial.route;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is said on a connection before the application may have it, in turns. It neither writes nor
 * reads: whoever has the connection does that, and may wait for it or not.
 */
interface Opening {
  /** As much as {@link #wanted} ever asks for. */
  int MOST_WANTED = 512;

  /** What is to be sent before anything more is read, maybe nothing; each part comes once. */
  byte[] toSend();

  /** The most bytes that may be read next: what follows is the application's. */
  int wanted();

  /** Takes bytes that were read, at most as many as were wanted. */
  void feed(byte[] bytes, int length);

  /** The other side sends nothing more. */
  void end();

  /** Whether there is nothing more to send or to read. */
  boolean isComplete();

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
