package dev.redial.clients;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Programs with a trust manager of their own that trusts nobody, of either type. */
final class DistrustfulClients {
  private DistrustfulClients() {}

  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    add(all, "plain", () -> Tls.trusting(new Plain()));
    add(all, "extended", () -> Tls.trusting(new Extended()));
    return all;
  }

  private static void add(Map<String, Client> all, String type, Supplier<SSLContext> context) {
    all.put("socket-distrustful-" + type, SocketClient.checking(context));
    all.put("engine-distrustful-" + type, EngineClient.checking(context));
    all.put("url-distrustful-" + type, UrlClient.over(context));
    if (JavaNetHttp.isThere()) {
      all.put("http-distrustful-" + type, HttpClients.over(context));
    }
  }

  private static CertificateException refusal() {
    return new CertificateException("the application trusts nobody");
  }

  private static final class Plain implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static final class Extended extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      throw refusal();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
