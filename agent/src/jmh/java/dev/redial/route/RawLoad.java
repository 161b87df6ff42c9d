package dev.redial.route;

import dev.redial.clients.Call;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/** Loads over sockets, with a tunnel as a program makes it by hand. */
final class RawLoad {
  private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

  private RawLoad() {}

  /** A connection without TLS inside, as far as the server's first byte. */
  static void line(Call call, int unused) throws IOException {
    try (var socket = connected(call)) {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("no answer");
      }
    }
  }

  /** One with TLS and a request. */
  static void load(Call call, int bytes) throws IOException {
    var target = call.targets().get(0);
    try (var below = connected(call);
        var socket = TLS.createSocket(below, target.getHost(), target.getPort(), true)) {
      var request = "GET /" + bytes + " HTTP/1.1\r\nHost: " + target.getHost() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      readHead(socket.getInputStream());
      OwnProxy.drain(socket.getInputStream(), bytes);
    }
  }

  private static Socket connected(Call call) throws IOException {
    var proxy = OwnProxy.address();
    var target = call.targets().get(0);
    return proxy == null ? new Socket(target.getHost(), target.getPort()) : tunnel(proxy, target);
  }

  private static Socket tunnel(InetSocketAddress proxy, URI target) throws IOException {
    var socket =
        OwnProxy.isSecure()
            ? TLS.createSocket(proxy.getAddress(), proxy.getPort())
            : new Socket(proxy.getAddress(), proxy.getPort());
    var authority = target.getAuthority();
    var request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    readHead(socket.getInputStream());
    return socket;
  }

  private static void readHead(InputStream in) throws IOException {
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no answer");
      }
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
  }
}
