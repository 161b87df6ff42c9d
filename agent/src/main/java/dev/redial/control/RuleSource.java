package dev.redial.control;

import dev.redial.yaml.RuleReport;
import org.jspecify.annotations.Nullable;

/**
 * Where the rules come from. Used by one thread alone, the {@link Watch} that has it: reading may
 * take as long as a file system or a server likes.
 */
public interface RuleSource {
  /** What the user gave, without secrets. */
  String name();

  /** Whether it is worth reading again. Cheap: asked a few times in a second. */
  boolean mayHaveChanged();

  /**
   * What it holds, or null if that is known to be what it held the last time.
   *
   * <p>A source that keeps the last good version does so before it answers.
   */
  @Nullable RuleReport read();
}
