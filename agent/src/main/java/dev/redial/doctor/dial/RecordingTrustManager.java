package dev.redial.doctor.dial;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Notes a server's certificates and what a trust manager says of them. It lets the handshake go on
 * whatever that is, so that all of it is seen; nothing is sent over such a connection.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private List<X509Certificate> chain = List.of();
  private @Nullable CertificateException refusal;
  private boolean isAsked;

  RecordingTrustManager(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  /** What the trust manager says against them, or null. */
  @Nullable CertificateException refusal() {
    return refusal;
  }

  /** Whether the server asked for a certificate. */
  boolean isAsked() {
    return isAsked;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String type, Socket socket) {
    chain = List.of(shown);
    try {
      judge.checkServerTrusted(shown, type, socket);
    } catch (CertificateException e) {
      refusal = e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("doctor uses sockets");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] shown, String type) throws CertificateException {
    throw new CertificateException("doctor uses sockets");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("doctor is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("doctor is no server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] shown, String type) throws CertificateException {
    throw new CertificateException("doctor is no server");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }

  /** Has no certificate, and notes that it was asked for one. */
  X509ExtendedKeyManager keys() {
    return new NoKeys();
  }

  private final class NoKeys extends X509ExtendedKeyManager {
    @Override
    public @Nullable String chooseClientAlias(
        String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
      isAsked = true;
      return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return null;
    }
  }
}
