package dev.redial.clients;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeMap;

/**
 * All kinds of connections in one program. They are those of {@link Clients}, those of {@link
 * Channels} with {@code channel-} before their names, and some with a dead proxy of their own.
 */
public final class Probes {
  private static final InetSocketAddress DEAD =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

  private Probes() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    var all = new TreeMap<String, Client>(Clients.all());
    Channels.all().forEach((name, client) -> all.put("channel-" + name, client));
    all.put("proxied-url", Probes::url);
    all.put("proxied-http", Probes::http);
    all.put("proxied-socket", call -> socket(call, Proxy.Type.HTTP));
    all.put("socks-socket", call -> socket(call, Proxy.Type.SOCKS));
    Clients.run(all);
  }

  private static String url(Call call) throws IOException {
    var proxy = new Proxy(Proxy.Type.HTTP, DEAD);
    var connection = (HttpURLConnection) call.target().toURL().openConnection(proxy);
    return String.valueOf(connection.getResponseCode());
  }

  private static String http(Call call) throws Exception {
    var client = HttpClient.newBuilder().proxy(ProxySelector.of(DEAD)).build();
    var request = HttpRequest.newBuilder(call.target()).build();
    return String.valueOf(client.send(request, BodyHandlers.discarding()).statusCode());
  }

  private static String socket(Call call, Proxy.Type type) throws IOException {
    var proxy = new Proxy(type, DEAD);
    var target = call.target();
    try (var socket = new Socket(proxy)) {
      socket.connect(InetSocketAddress.createUnresolved(target.getHost(), target.getPort()));
      return "connected";
    }
  }
}
