package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.decision.SideHook;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OkHttp from sending a request over a connection that was made under another rule: HTTP/2
 * connections serve every host that has their address and that their certificate is valid for.
 */
final class OkHttpCoalescingHook extends SideHook {
  /** Decides by these rules. */
  public OkHttpCoalescingHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same rule, not an equal one
  protected @Nullable Object on(
      @Nullable Object eligible, @Nullable Object address, @Nullable Object connection) {
    if (!Boolean.TRUE.equals(eligible) || address == null || connection == null) {
      return eligible;
    }
    var wanted = OkHttpUrl.of(address);
    var connected = OkHttpPool.url(connection);
    var host = OkHttpUrl.host(connected);
    if (OkHttpPool.isStale(decisions, connection)) {
      return false;
    }
    if (OkHttpUrl.host(wanted).equals(host)) {
      return eligible;
    }
    return decisions.find(OkHttpUrl.host(wanted), OkHttpUrl.port(wanted))
        == decisions.find(host, OkHttpUrl.port(connected));
  }
}
