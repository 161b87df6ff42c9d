package dev.redial;

import dev.redial.control.Commands;
import dev.redial.work.Trusted;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What happens when the jar is loaded into a running JVM; {@code Agent} knows the name only. */
public final class Attachment implements BiConsumer<@Nullable String, Instrumentation> {
  /** For {@code Agent}. */
  public Attachment() {}

  @Override
  public void accept(@Nullable String argument, Instrumentation jvm) {
    Trusted.run(() -> new Commands(jvm).accept(argument == null ? "" : argument));
  }
}
