package dev.redial.doctor.dial;

import dev.redial.doctor.target.SafeText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ends an attempt with what went wrong. */
final class FailedException extends IOException {
  private static final long serialVersionUID = 1;

  private final Failure.Kind kind;

  FailedException(Failure.Kind kind, String detail, @Nullable Throwable cause) {
    super(SafeText.text(detail), cause);
    this.kind = kind;
  }

  Failure.Kind kind() {
    return kind;
  }
}
