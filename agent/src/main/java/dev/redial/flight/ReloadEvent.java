package dev.redial.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** Other rules hold, or a version of them was not taken up. */
@Name("dev.redial.Reload")
@Label("Rules reloaded")
@Description("Other rules hold, or a version of them was not taken up.")
@Category("redial")
@StackTrace(false)
final class ReloadEvent extends Event {
  boolean taken;
  @Nullable String what;
  @Nullable String digest;
  @Nullable String by;
}
