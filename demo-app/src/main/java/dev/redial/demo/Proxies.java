package dev.redial.demo;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proxies of story 4, each where one of its rule files has it. */
final class Proxies implements AutoCloseable {
  private final Handshakes servers;
  private final Certificates corporate = new Certificates();
  private final Handshakes own = new Handshakes(corporate);
  private final Map<String, CorporateProxy> proxies = new LinkedHashMap<>();

  /** Starts them; the servers behind them have these certificates. */
  Proxies(Certificates certificates) throws GeneralSecurityException, IOException {
    servers = new Handshakes(certificates);
    proxies.put("3128", new CorporateProxy(client -> client, Proxies::pass));
    proxies.put("3129", new CorporateProxy(this::secured, Proxies::pass));
    proxies.put("3130", new CorporateProxy(client -> client, this::inspect));
  }

  /** A rule file's text, with the ports that the proxies have in this run. */
  String inPlace(String rules) {
    var text = rules;
    for (var proxy : proxies.entrySet()) {
      var at = CorporateProxy.HOST + ":";
      text = text.replace(at + proxy.getKey(), at + proxy.getValue().port());
    }
    return text;
  }

  /** The authority of the proxies' own certificates, which nobody trusts by default. */
  String authority() throws GeneralSecurityException {
    return corporate.authorityInPem();
  }

  /** What a proxy was asked for by the latest tunnel to a port, once; null without one. */
  @Nullable String tunnelTo(int port) {
    String latest = null;
    for (var proxy : proxies.values()) {
      var tunnel = proxy.tunnelTo(port);
      latest = tunnel == null ? latest : tunnel;
    }
    return latest;
  }

  @Override
  public void close() {
    proxies.values().forEach(CorporateProxy::close);
  }

  private static void pass(Socket client, Socket server, String host) throws IOException {
    Tasks.join(client, server);
  }

  private Socket secured(Socket client) throws IOException {
    try {
      return own.accept(client, CorporateProxy.HOST);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Ends the client's TLS under a certificate of its own, and speaks TLS to the server anew. */
  private void inspect(Socket client, Socket server, String host) throws Exception {
    Tasks.join(own.accept(client, host), servers.open(server, host));
  }
}
