package dev.redial.flight;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The rules changed, or a new version of them was rejected. */
@Name("dev.redial.Reload")
@Label("Rules reloaded")
@Description("The rules changed, or a new version of them was rejected.")
@Category("redial")
@StackTrace(false)
final class ReloadEvent extends Event {
  boolean taken;
  @Nullable String what;
  @Nullable String digest;
  @Nullable String by;
}
