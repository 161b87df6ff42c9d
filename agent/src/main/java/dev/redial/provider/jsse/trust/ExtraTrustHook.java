package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.trust.ExtraTrust;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Tries a rule's CA certificates where a trust manager of the JDK knows no issuer of a server's
 * certificate. That trust manager may be inside the application's own. If the rule's certificates
 * do not help, the JDK's own check goes on and refuses.
 */
final class ExtraTrustHook extends Hook {
  /** Decides by the connection that the thread checks, not by rules of its own. */
  public ExtraTrustHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object manager,
      @Nullable Object chain,
      @Nullable Object connection) {
    if (!(manager instanceof X509ExtendedTrustManager ofJdk)
        || !(chain instanceof X509Certificate[] certificates)) {
      return null;
    }
    var asked = ExtraTrust.asked(certificates, connection);
    return asked != null && asked.isTrusted(ofJdk, check(certificates, connection))
        ? manager
        : null;
  }

  private static ExtraTrust.Check check(X509Certificate[] chain, @Nullable Object connection) {
    if (connection instanceof Socket socket) {
      return (manager, type) -> manager.checkServerTrusted(chain, type, socket);
    }
    if (connection instanceof SSLEngine engine) {
      return (manager, type) -> manager.checkServerTrusted(chain, type, engine);
    }
    return (manager, type) -> manager.checkServerTrusted(chain, type);
  }
}
