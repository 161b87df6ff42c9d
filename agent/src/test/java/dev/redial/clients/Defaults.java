package dev.redial.clients;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * A program that sets, when told to, whatever Java lets it set for all of the JVM's requests. It
 * tells which of that somebody has used.
 */
public final class Defaults {
  private static final Set<String> USED = new ConcurrentSkipListSet<>();

  private Defaults() {}

  /**
   * {@code trust-all}, {@code own-ways}, {@code own-sockets} and {@code used} before what {@link
   * Clients} knows.
   */
  public static void main(String[] arguments) throws IOException {
    Clients.run(
        line ->
            switch (line) {
              case "trust-all" -> trustAll();
              case "own-ways" -> ownWays();
              case "own-sockets" -> ownSockets();
              case "used" -> used();
              default -> Clients.answer(line);
            });
  }

  private static String used() {
    var used = new TreeSet<>(USED);
    if (CookieHandler.getDefault() instanceof CookieManager manager) {
      manager.getCookieStore().getCookies().forEach(cookie -> used.add(cookie.toString()));
    }
    return used.toString();
  }

  private static String trustAll() {
    // before the provider is there whose contexts it is
    var context = Tls.trusting(new TrustAll());
    TrustAllContext.trusting = context;
    SSLContext.setDefault(context);
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
    Security.insertProviderAt(new TrustAllProvider(), 1);
    Security.setProperty("ssl.TrustManagerFactory.algorithm", "TrustAll");
    return "done";
  }

  @SuppressWarnings("deprecation") // programs still do it
  private static String ownSockets() {
    try {
      Socket.setSocketImplFactory(
          () -> {
            USED.add("socket implementations");
            throw new IllegalStateException("not for others");
          });
      return "done";
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String ownWays() {
    HttpURLConnection.setFollowRedirects(false);
    ProxySelector.setDefault(new DeadProxy());
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            USED.add("authenticator");
            return new PasswordAuthentication("application", "its secret".toCharArray());
          }
        });
    ResponseCache.setDefault(new UsedCache());
    URL.setURLStreamHandlerFactory(
        protocol -> {
          if (!isAttaching()) {
            USED.add("stream handlers for " + protocol);
          }
          return null;
        });
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("socksProxyHost", "127.0.0.1");
    System.setProperty("javax.net.ssl.trustStore", "/nowhere");
    return "done";
  }

  /** Java 8 itself makes a URL of the jar that a command brings, whatever the jar then does. */
  private static boolean isAttaching() {
    return Arrays.stream(new Throwable().getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("appendToClassPathForInstrumentation"));
  }

  private static final class DeadProxy extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      USED.add("proxy selector");
      return List.of(
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("127.0.0.1", 1)));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
  }

  private static final class UsedCache extends ResponseCache {
    @Override
    public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
      USED.add("response cache");
      return null;
    }

    @Override
    public CacheRequest put(URI uri, URLConnection connection) {
      USED.add("response cache");
      return null;
    }
  }

  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /** Stands before the JDK's own. */
  private static final class TrustAllProvider extends Provider {
    /** Java 8 has that constructor of a provider alone. */
    @SuppressWarnings("deprecation")
    TrustAllProvider() {
      super("TrustAll", 1.0, "trusts all");
      for (var protocol : List.of("TLS", "TLSv1.3", "TLSv1.2", "Default", "SSL")) {
        put("SSLContext." + protocol, TrustAllContext.class.getName());
      }
      for (var algorithm : List.of("TrustAll", "PKIX", "SunX509")) {
        put("TrustManagerFactory." + algorithm, TrustAllManagers.class.getName());
      }
    }
  }

  /** For the provider. */
  public static final class TrustAllManagers extends TrustManagerFactorySpi {
    @Override
    protected void engineInit(KeyStore store) {}

    @Override
    protected void engineInit(ManagerFactoryParameters parameters) {}

    @Override
    protected TrustManager[] engineGetTrustManagers() {
      USED.add("trust managers");
      return new TrustManager[] {new TrustAll()};
    }
  }

  /** For the provider: whatever it is initialised with, it trusts all. */
  public static final class TrustAllContext extends SSLContextSpi {
    private static volatile SSLContext trusting;

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      USED.add("context");
      return trusting.getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return trusting.getServerSocketFactory();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return trusting.createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return trusting.createSSLEngine(host, port);
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return trusting.getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return trusting.getClientSessionContext();
    }
  }
}
