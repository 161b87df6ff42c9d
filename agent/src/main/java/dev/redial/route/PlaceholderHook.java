package dev.redial.route;

import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.operate.Trusted;
import java.io.IOException;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Answers the look-up of a host whose address a rule changes. */
public final class PlaceholderHook extends Hook {
  private final SparedLookUps lookUps;

  /** Decides by these rules. */
  public PlaceholderHook(Decisions decisions) {
    super(decisions);
    lookUps = new SparedLookUps(decisions);
  }

  /**
   * Whether an address has been handed out that stands for a host: it does so for as long as this
   * JVM lives, also without any rule.
   */
  public static boolean hasAnswered() {
    return Placeholders.areThere();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object none,
      @Nullable Object host,
      @Nullable Object unused,
      @Nullable Object nothing)
      throws IOException {
    if (Trusted.isWatched()) {
      // It grants names by their addresses, and knows no placeholder.
      return null;
    }
    var answer = host instanceof String name ? lookUps.answer(name) : null;
    return answer == null ? null : new InetAddress[] {answer};
  }
}
