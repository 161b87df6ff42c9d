package dev.redial.decision;

import dev.redial.rule.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does to the head of one request. It is put in words only where somebody reads them.
 */
public final class HeadChange {
  private final @Nullable String before;
  private final @Nullable String after;
  private final HttpSettings http;
  private final boolean isUpgradeDeclined;

  /**
   * Of a request that has been changed.
   *
   * @param before Host or :authority as the application set it, or null for none
   * @param after the same with the rule
   */
  public HeadChange(
      @Nullable String before,
      @Nullable String after,
      HttpSettings http,
      boolean isUpgradeDeclined) {
    this.before = before;
    this.after = after;
    this.http = http;
    this.isUpgradeDeclined = isUpgradeDeclined;
  }

  @Override
  public String toString() {
    var change = ChangeText.http(before, after, http);
    return isUpgradeDeclined ? change + ", no upgrade to HTTP/2" : change;
  }
}
