package dev.redial.older;

import java.lang.ref.Reference;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Of Objects, Optional, Arrays, Reference and CompletableFuture. */
@SuppressWarnings("checkstyle:ParameterNumber") // as those have them
public final class Values {
  private Values() {}

  /** The index, if the range lies within the length. */
  public static int checkFromIndexSize(int from, int size, int length) {
    if (from < 0 || size < 0 || size > length - from) {
      throw new IndexOutOfBoundsException(
          "Range [" + from + ", " + from + " + " + size + ") out of bounds for length " + length);
    }
    return from;
  }

  /** The first that is not null. */
  public static <T> T requireNonNullElse(@Nullable T value, T other) {
    return value == null ? Objects.requireNonNull(other) : value;
  }

  /** Whether there is nothing in it. */
  public static <T> boolean isEmpty(Optional<T> value) {
    return !value.isPresent();
  }

  /** Whether two ranges hold the same bytes. */
  public static boolean equals(
      byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
    if (to - from != otherTo - otherFrom) {
      return false;
    }
    for (int i = 0; i < to - from; i++) {
      if (one[from + i] != other[otherFrom + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether it refers to that. */
  public static <T> boolean refersTo(Reference<T> reference, @Nullable T object) {
    return reference.get() == object;
  }

  /** One that has failed. */
  public static <T> CompletableFuture<T> failedFuture(Throwable cause) {
    CompletableFuture<T> future = new CompletableFuture<>();
    future.completeExceptionally(cause);
    return future;
  }
}
