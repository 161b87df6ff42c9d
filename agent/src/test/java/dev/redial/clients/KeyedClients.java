package dev.redial.clients;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Clients with a key manager of their own, whose answers say whether it was called. The system
 * property {@code keyed.store} names its store.
 */
final class KeyedClients {
  private KeyedClients() {}

  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("socket-keyed", counting(SocketClient.checking(KeyedClients::context)));
    all.put("engine-keyed", counting(EngineClient.checking(KeyedClients::context)));
    all.put("url-keyed", counting(UrlClient.over(KeyedClients::context)));
    if (JavaNetHttp.isThere()) {
      all.put("http-keyed", counting(HttpClients.over(KeyedClients::context)));
    }
    return all;
  }

  private static Client counting(Client client) {
    return call -> {
      Counting.CALLS.set(0);
      var answer = client.answer(call);
      return answer + (Counting.CALLS.get() == 0 ? ", not called" : ", called");
    };
  }

  private static SSLContext context() {
    try {
      var password = System.getProperty("javax.net.ssl.trustStorePassword").toCharArray();
      var store = KeyStore.getInstance("PKCS12");
      try (var in = Files.newInputStream(Path.of(System.getProperty("keyed.store")))) {
        store.load(in, password);
      }
      var factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(store, password);
      var own = new Counting((X509ExtendedKeyManager) factory.getKeyManagers()[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {own}, Contexts.trust(null).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Counting extends X509ExtendedKeyManager {
    static final AtomicInteger CALLS = new AtomicInteger();

    private final X509ExtendedKeyManager keys;

    Counting(X509ExtendedKeyManager keys) {
      this.keys = keys;
    }

    private X509ExtendedKeyManager called() {
      CALLS.incrementAndGet();
      return keys;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
      return called().chooseClientAlias(keyType, issuers, socket);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyType, Principal[] issuers, SSLEngine engine) {
      return called().chooseEngineClientAlias(keyType, issuers, engine);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return called().getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return called().getPrivateKey(alias);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return called().getClientAliases(keyType, issuers);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return called().getServerAliases(keyType, issuers);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
      return called().chooseServerAlias(keyType, issuers, socket);
    }
  }
}
