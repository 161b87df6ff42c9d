package dev.redial.provider.bouncycastle;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.Members;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.RuleTrustManager;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks the certificates of a ruled connection in place of BouncyCastle's JSSE, whose own type of
 * trust manager the agent cannot extend. It asks the application's trust manager first.
 */
final class BouncyCastleTrustHook extends Hook {
  private static final String UTILITY = "X509TrustManagerUtil";

  /** Decides by the connection's peer host, not by rules of its own. */
  public BouncyCastleTrustHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object connection,
      @Nullable Object chain,
      @Nullable Object authType)
      throws IOException {
    if (connection == null
        || !(chain instanceof X509Certificate[] certificates)
        || !(authType instanceof String type)) {
      return null;
    }
    var peer = peerOf(connection);
    var rule = PeerNames.rule(peer);
    if (peer == null || rule == null) {
      return null;
    }
    try {
      check(rule, peer, connection, certificates, type);
      return true;
    } catch (CertificateException e) {
      var refusal = new SSLHandshakeException(e.getMessage());
      refusal.initCause(e);
      throw refusal;
    } catch (Throwable t) {
      throw decisions.refusal(rule, Layer.TLS, peer, t);
    }
  }

  private static @Nullable String peerOf(Object connection) {
    try {
      return (String) Members.call(connection, "getPeerHost");
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  private static void check(
      Rule rule, String peer, Object connection, X509Certificate[] chain, String authType)
      throws Throwable {
    if (connection instanceof SSLSocket socket) {
      RuleTrustManager.of(rule, application(connection), peer, socket.getSSLParameters())
          .checkServerTrusted(chain.clone(), authType, socket);
    } else {
      var engine = (SSLEngine) connection;
      RuleTrustManager.of(rule, application(connection), peer, engine.getSSLParameters())
          .checkServerTrusted(chain.clone(), authType, engine);
    }
  }

  /** The trust manager as JSSE's type, or the very one that the application made. */
  private static X509TrustManager application(Object connection) throws Throwable {
    var context = Objects.requireNonNull(Members.get(connection, "contextData"));
    var type = context.getClass();
    var utility = type.getPackageName() + '.' + UTILITY;
    var exported =
        Members.callStatic(
            Class.forName(utility, false, type.getClassLoader()),
            "exportX509TrustManager",
            Members.call(context, "getX509TrustManager"));
    return (X509TrustManager) Objects.requireNonNull(exported);
  }
}
