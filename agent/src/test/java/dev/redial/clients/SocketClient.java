package dev.redial.clients;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A program that speaks HTTP by hand over an SSLSocket. */
final class SocketClient {
  private interface Creation {
    SSLSocket create(SSLSocketFactory factory, String host, int port) throws IOException;
  }

  private interface Start {
    void start(SSLSocket socket) throws IOException;
  }

  private static final Start EXPLICIT = SSLSocket::startHandshake;
  private static final Start BY_STREAM = socket -> {};
  // getSession swallows what went wrong, the certificates of its answer do not
  private static final Start BY_SESSION = socket -> socket.getSession().getPeerCertificates();

  private static final AtomicReference<String> KEPT_HOST = new AtomicReference<>();

  private SocketClient() {}

  /** Sockets that check the server's name, by how they come to be and how they start. */
  static Map<String, Client> checking() {
    var all = new TreeMap<String, Client>();
    all.put("socket-explicit", checking(SocketClient::byHost, EXPLICIT));
    all.put("socket-stream", checking(SocketClient::byHost, BY_STREAM));
    all.put("socket-session", checking(SocketClient::byHost, BY_SESSION));
    all.put("socket-layered", checking(SocketClient::layered, EXPLICIT));
    all.put("socket-layered-stream", checking(SocketClient::layered, BY_STREAM));
    all.put("socket-connected-later", checking(SocketClient::connectedLater, EXPLICIT));
    all.put("socket-connected-later-session", checking(SocketClient::connectedLater, BY_SESSION));
    all.put("socket-by-address", checking(SocketClient::byAddress, EXPLICIT));
    all.put("socket-by-address-session", checking(SocketClient::byAddress, BY_SESSION));
    all.put("socket-named-late", call -> namedLate(call, EXPLICIT));
    all.put("socket-named-late-session", call -> namedLate(call, BY_SESSION));
    return all;
  }

  /** A checking socket of a context that is asked for at each call. */
  static Client checking(Supplier<SSLContext> context) {
    return call -> call(context.get(), call, SocketClient::byHost, Tls::checking, EXPLICIT);
  }

  /** A socket whose application enables suites that the JDK has disabled, too. */
  static Client askingForDisabledSuites() {
    return call -> call(call, SocketClient::byHost, SocketClient::withRsa, EXPLICIT);
  }

  /** A socket whose application closes it unless the certificate is the one it knows. */
  static Client pinning() {
    return call ->
        call(
            call,
            SocketClient::byHost,
            Tls::checking,
            socket -> {
              socket.startHandshake();
              Tls.checkPin(call, socket.getSession().getPeerCertificates());
            });
  }

  /** A socket made with the very String that the session of the first one has for its host. */
  static Client byPeerHost() {
    return call ->
        call(
            call,
            (factory, host, port) ->
                byHost(factory, KEPT_HOST.get() == null ? host : KEPT_HOST.get(), port),
            Tls::checking,
            socket -> {
              socket.startHandshake();
              KEPT_HOST.compareAndSet(null, socket.getSession().getPeerHost());
            });
  }

  private static SSLParameters withRsa(SSLParameters parameters) {
    var suites = new ArrayList<>(Arrays.asList(parameters.getCipherSuites()));
    suites.add("TLS_RSA_WITH_AES_128_CBC_SHA");
    suites.add("TLS_RSA_WITH_AES_256_CBC_SHA256");
    parameters.setCipherSuites(suites.toArray(new String[0]));
    return Tls.checking(parameters);
  }

  /** A socket whose application forbids key exchange by RSA in words of its own. */
  static Client forbiddingRsa() {
    return call -> call(call, SocketClient::byHost, SocketClient::withoutRsa, EXPLICIT);
  }

  private static SSLParameters withoutRsa(SSLParameters parameters) {
    parameters.setAlgorithmConstraints(new WithoutRsa());
    return Tls.checking(parameters);
  }

  private static final class WithoutRsa implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives, String algorithm, AlgorithmParameters parameters) {
      return !algorithm.startsWith("TLS_RSA_");
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        Key key,
        AlgorithmParameters parameters) {
      return true;
    }
  }

  /** A socket that accepts any certificate of a trusted authority. */
  static Client lax(boolean explicit) {
    return call -> call(call, SocketClient::byHost, p -> p, explicit ? EXPLICIT : BY_STREAM);
  }

  private static Client checking(Creation creation, Start start) {
    return call -> call(call, creation, Tls::checking, start);
  }

  private static String namedLate(Call call, Start start) throws IOException {
    var host = call.target().getHost();
    return call(call, SocketClient::byHost, p -> Tls.checking(Tls.named(host)), start);
  }

  private static String call(
      Call call, Creation creation, UnaryOperator<SSLParameters> change, Start start)
      throws IOException {
    return call(Tls.freshContext(), call, creation, change, start);
  }

  private static String call(
      SSLContext context,
      Call call,
      Creation creation,
      UnaryOperator<SSLParameters> change,
      Start start)
      throws IOException {
    var target = call.target();
    var factory = context.getSocketFactory();
    try (var socket = creation.create(factory, target.getHost(), target.getPort())) {
      socket.setSSLParameters(change.apply(socket.getSSLParameters()));
      start.start(socket);
      Tls.request(target, socket.getOutputStream());
      return Tls.answer(socket.getInputStream());
    }
  }

  private static SSLSocket byHost(SSLSocketFactory factory, String host, int port)
      throws IOException {
    return (SSLSocket) factory.createSocket(host, port);
  }

  private static SSLSocket byAddress(SSLSocketFactory factory, String host, int port)
      throws IOException {
    return (SSLSocket) factory.createSocket(InetAddress.getByName(host), port);
  }

  private static SSLSocket layered(SSLSocketFactory factory, String host, int port)
      throws IOException {
    return (SSLSocket) factory.createSocket(new Socket(host, port), host, port, true);
  }

  private static SSLSocket connectedLater(SSLSocketFactory factory, String host, int port)
      throws IOException {
    var socket = (SSLSocket) factory.createSocket();
    socket.connect(new InetSocketAddress(host, port));
    return socket;
  }
}
