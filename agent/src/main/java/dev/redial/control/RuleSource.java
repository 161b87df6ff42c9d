package dev.redial.control;

import dev.redial.yaml.RuleReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where the rules come from. Used by one thread at a time. */
public interface RuleSource {
  /** What the user gave, without secrets. */
  String name();

  /** Whether it is worth reading again. Cheap: asked a few times in a second. */
  boolean mayHaveChanged();

  /** What it holds, or null if that is known to be what it held the last time. */
  @Nullable RuleReport read();

  /**
   * Told of a version without error, once it holds.
   *
   * @throws IOException if it cannot be kept for the next start
   */
  void accepted(RuleReport report) throws IOException;
}
