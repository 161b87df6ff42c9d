package dev.redial.doctor.cause;

import org.jspecify.annotations.Nullable;

/** A kind of cause: says by what the attempts show, its own included, whether it is that. */
public interface Suspect {
  /** The cause, or null if these suspects do not apply. */
  @Nullable Cause examine(Investigation it);
}
