package dev.redial.tls.trust;

import dev.redial.rule.Rule;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The trust manager of one ruled connection. It asks the application's own first. Where that knows
 * no issuer, it tries the rule's CA certificates, with the same identity check and path
 * constraints. Then it checks the verify name.
 */
public final class RuleTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager application;
  private final @Nullable Rule rule;
  private final @Nullable String verifyName;
  private final @Nullable WeakAcceptance weak;

  /**
   * @param rule whose certificates are trusted in addition to the application's, or null
   * @param verifyName checked also where the application's trust manager checks no name, or null
   * @param weak what the rule accepts although the JDK disables it, or null
   */
  public RuleTrustManager(
      X509ExtendedTrustManager application,
      @Nullable Rule rule,
      @Nullable String verifyName,
      @Nullable WeakAcceptance weak) {
    this.application = application;
    this.rule = rule;
    this.verifyName = verifyName;
    this.weak = weak;
  }

  /** As the application's, on a connection that the thread makes while it checks another one. */
  public static RuleTrustManager unchanged(X509ExtendedTrustManager application) {
    return new RuleTrustManager(application, null, null, null);
  }

  /**
   * For a connection of another provider than JSSE, whose trust managers may accept more names than
   * the peer host. Where the application checks a name, this trust manager checks it as well.
   */
  public static RuleTrustManager of(
      Rule rule, X509TrustManager application, String peer, SSLParameters parameters)
      throws GeneralSecurityException, IOException {
    var algorithm = parameters.getEndpointIdentificationAlgorithm();
    boolean checksName = rule.tls().verify() || (algorithm != null && !algorithm.isEmpty());
    var extended =
        application instanceof X509ExtendedTrustManager known
            ? known
            : new BasicTrustManager(application);
    requireReadable(rule);
    return new RuleTrustManager(extended, rule, checksName ? peer : null, null);
  }

  /**
   * Reads what the rule trusts in addition to the application.
   *
   * @throws GeneralSecurityException if these are no certificates
   */
  public static void requireReadable(Rule rule) throws GeneralSecurityException, IOException {
    var anchors = rule.tls().trust();
    if (anchors != null) {
      ExtraTrust.manager(anchors);
    }
  }

  private void check(
      X509Certificate[] chain, String authType, @Nullable Object connection, ExtraTrust.Check check)
      throws CertificateException {
    if (weak == null) {
      WeakCertificates.acceptNone(() -> ask(chain, authType, connection, check));
    } else {
      weak.accept(chain, connection, () -> ask(chain, authType, connection, check));
    }
    if (verifyName != null) {
      checkName(chain[0], verifyName);
    }
  }

  private void ask(
      X509Certificate[] chain, String authType, @Nullable Object connection, ExtraTrust.Check check)
      throws CertificateException {
    var extra = rule == null ? null : rule.tls().trust();
    if (rule == null || extra == null) {
      check.by(application, authType);
      return;
    }
    try {
      new ExtraTrust(extra, application, chain, authType, connection).ask(application, check);
    } catch (RuntimeException e) {
      EmptyTrust.refuse(rule, e);
      throw e;
    }
  }

  private static void checkName(X509Certificate certificate, String name)
      throws CertificateException {
    try {
      Jsse.CHECK_IDENTITY.invokeExact(name, certificate, "HTTPS");
    } catch (CertificateException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new CertificateException(t);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(
        chain,
        authType,
        socket,
        (manager, type) -> manager.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(
        chain,
        authType,
        engine,
        (manager, type) -> manager.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain, authType, null, (manager, type) -> manager.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    application.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    application.checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    application.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return application.getAcceptedIssuers();
  }
}
