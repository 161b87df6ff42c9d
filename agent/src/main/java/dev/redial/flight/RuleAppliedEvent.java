package dev.redial.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A rule changed a connection or a request, or observed it. */
@Name("dev.redial.RuleApplied")
@Label("Rule applied")
@Description("A rule changed a connection or a request, or observed it.")
@Category("redial")
@StackTrace(true)
final class RuleAppliedEvent extends Event {
  @Nullable String rule;
  @Nullable String layer;
  @Nullable String host;
  int port;
  @Nullable String change;
  boolean observed;
}
