package dev.redial.route;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said on a connection before the application may have it. */
interface Opening {
  /** What is sent first, maybe nothing. */
  byte[] request();

  /** The most bytes that may be read next, at most {@link ConnectAnswer#MOST_WANTED}. */
  int wanted();

  /** Takes bytes that were read, at most as many as were wanted. */
  void feed(byte[] bytes, int length);

  /** The other side sends nothing more. */
  void end();

  /** Whether there is nothing more to read. */
  boolean isComplete();

  /** Once complete: why the application shall not have the connection, or null. */
  @Nullable IOException failure();

  /** Once it has failed: whether no other target or address will change that. */
  boolean isFinal();
}
