package dev.redial.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A rule matched, and its connection was refused or failed. */
@Name("dev.redial.RuleFailed")
@Label("Rule failed")
@Description("A rule matched, and its connection was refused or failed.")
@Category("redial")
@StackTrace(true)
final class RuleFailedEvent extends Event {
  @Nullable String rule;
  @Nullable String layer;
  @Nullable String host;
  @Nullable String kind;
  @Nullable String reason;
}
