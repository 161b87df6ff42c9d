package dev.redial.clients;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** A program that connects to two servers at once, or to one while it checks the other. */
public final class WeakNeighbours {
  private static final int TIMES = 10;

  private WeakNeighbours() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    Clients.run(Map.of("at-once", WeakNeighbours::atOnce, "nested", WeakNeighbours::nested));
  }

  /** By one context for all, so that they share its trust manager. */
  private static String atOnce(Call call) throws Exception {
    var client = SocketClient.checking(Tls::sharedContext);
    var calls = new ArrayList<Callable<String>>();
    for (int i = 0; i < TIMES; i++) {
      for (var target : call.targets()) {
        calls.add(() -> outcome(client, target));
      }
    }
    var threads = Executors.newFixedThreadPool(4);
    try {
      var outcomes = new ArrayList<String>();
      for (var each : threads.invokeAll(calls)) {
        outcomes.add(each.get());
      }
      return String.join(" ", outcomes.stream().distinct().sorted().toList());
    } finally {
      threads.shutdown();
    }
  }

  private static String outcome(Client client, URI target) {
    var outcome = Clients.outcome(client, new Call(List.of(target), null, Map.of()));
    return target.getHost() + ":" + outcome.split(" ", 2)[0];
  }

  /** Has the trust manager of the first one connect to the second one before it decides. */
  private static String nested(Call call) throws Exception {
    var inner = new ArrayList<String>();
    var manager =
        new Curious(
            () -> inner.add(outcome(SocketClient.checking(Tls::sharedContext), last(call))));
    var client = SocketClient.checking(() -> Tls.trusting(manager));
    return outcome(client, call.target()) + " " + String.join(" ", inner);
  }

  private static URI last(Call call) {
    return call.targets().get(call.targets().size() - 1);
  }

  private static final class Curious extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager ofJdk = PinningClients.ofJdk();
    private final Runnable first;

    Curious(Runnable first) {
      this.first = first;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      ofJdk.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      ofJdk.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      ofJdk.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      first.run();
      ofJdk.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      first.run();
      ofJdk.checkServerTrusted(chain, authType, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      first.run();
      ofJdk.checkServerTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return ofJdk.getAcceptedIssuers();
    }
  }
}
