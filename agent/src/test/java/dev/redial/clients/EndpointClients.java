package dev.redial.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;

/** Programs whose TLS does not know by itself what the application asked for. */
final class EndpointClients {
  private EndpointClients() {}

  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("socket-through-proxy", EndpointClients::throughProxy);
    all.put("socket-looked-up", EndpointClients::lookedUp);
    all.put("socket-under-address", EndpointClients::underAddress);
    all.put("engine-without-port", EndpointClients::withoutPort);
    all.put("engine-looked-up", EndpointClients::engineLookedUp);
    all.put("look-up", call -> InetAddress.getByName(call.target().getHost()).toString());
    return all;
  }

  /** Makes a tunnel by hand through the proxy on the port of the field Proxy. */
  private static String throughProxy(Call call) throws IOException {
    int proxy = Integer.parseInt(call.fields().get("Proxy"));
    var target = call.target();
    var tunnel = new Socket(InetAddress.getLoopbackAddress(), proxy);
    var head = "CONNECT " + target.getAuthority() + " HTTP/1.1\r\n\r\n";
    tunnel.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    var answer =
        new BufferedReader(
            new InputStreamReader(tunnel.getInputStream(), StandardCharsets.US_ASCII), 1);
    var status = answer.readLine();
    for (var line = status; !line.isEmpty(); line = answer.readLine()) {}
    if (!status.contains(" 200 ")) {
      throw new IOException(status);
    }
    return answer(call, tunnel, target.getHost());
  }

  private static String lookedUp(Call call) throws IOException {
    var socket = dial(call);
    return answer(call, socket, socket.getInetAddress().getHostName());
  }

  /** As MariaDB's driver does. */
  private static String underAddress(Call call) throws IOException {
    var socket = dial(call);
    return answer(call, socket, socket.getInetAddress().getHostAddress());
  }

  private static Socket dial(Call call) throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress(call.target().getHost(), port(call)));
    return socket;
  }

  private static String answer(Call call, Socket below, String host) throws IOException {
    var target = call.target();
    var factory = Tls.freshContext().getSocketFactory();
    try (var socket = (SSLSocket) factory.createSocket(below, host, target.getPort(), true)) {
      socket.setSSLParameters(Tls.checking(socket.getSSLParameters()));
      socket.startHandshake();
      Tls.request(target, socket.getOutputStream());
      return Tls.answer(socket.getInputStream());
    }
  }

  private static String withoutPort(Call call) throws IOException {
    var host = call.target().getHost();
    return answer(call, Tls.freshContext().createSSLEngine(host, -1), new Socket(host, port(call)));
  }

  private static String engineLookedUp(Call call) throws IOException {
    var address = new InetSocketAddress(call.target().getHost(), port(call));
    var engine = Tls.freshContext().createSSLEngine(address.getHostName(), port(call));
    return answer(call, engine, new Socket(address.getAddress(), port(call)));
  }

  private static int port(Call call) {
    return call.target().getPort();
  }

  private static String answer(Call call, SSLEngine engine, Socket socket) throws IOException {
    engine.setUseClientMode(true);
    engine.setSSLParameters(Tls.checking(engine.getSSLParameters()));
    try (socket) {
      var connection = new EngineConnection(socket, engine);
      connection.write(Tls.head(call.target()));
      return Tls.answer(connection.input());
    }
  }
}
