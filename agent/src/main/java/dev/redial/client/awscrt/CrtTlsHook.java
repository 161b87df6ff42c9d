package dev.redial.client.awscrt;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The AWS CRT: gives a new pool of connections changed options. */
final class CrtTlsHook extends Hook {
  private static final int HTTPS = 443;
  private static final ClientMethod TARGET = ClientMethod.object("getUri()");

  /** Decides by these rules. */
  public CrtTlsHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return rule.changesHandshake();
  }

  @Override
  protected @Nullable Object on(@Nullable Object options) {
    CrtPools.expectNone();
    if (options == null
        || !(TARGET.call(options) instanceof URI target)
        || !"https".equals(target.getScheme())) {
      return options;
    }
    var host = target.getHost();
    int given = CrtPools.portOf(options);
    int port = given > 0 ? given : target.getPort() < 0 ? HTTPS : target.getPort();
    var rule = decisions.find(host, port);
    return rule == null || rule.tls().isEmpty() ? options : changed(options, rule, host, port);
  }

  private Object changed(Object options, Rule rule, String host, int port) {
    try {
      var change = new CrtTlsChange(rule.tls(), options, host);
      var obstacle = change.obstacle();
      if (obstacle == null) {
        decisions
            .reports()
            .hit(rule, Layer.TLS, host, port, "SNI and verify name " + change.name());
      }
      if (decisions.onlyObserves(rule)) {
        return options;
      }
      if (obstacle != null) {
        CrtPools.expect(rule, obstacle, null);
        return options;
      }
      var connection = change.connectionOptions();
      var copy = change.poolOptions(connection);
      CrtPools.expect(rule, null, connection);
      return copy;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      CrtPools.expect(rule, e.toString(), null);
      return options;
    }
  }
}
