package dev.redial.clients;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A program that is a TLS server too: every client must show a certificate, of whatever name. */
public final class Servers {
  private interface Service {
    void serve(SSLContext context, Socket socket) throws IOException;
  }

  private static final String ANSWER = "HTTP/1.1 200 -\r\nContent-Length: 0\r\n\r\n";

  private Servers() {}

  /**
   * Prints the port of the server on a socket for {@code socket}, that of the one on an engine for
   * {@code engine}; all else is for {@link Clients}.
   */
  public static void main(String[] arguments) throws Exception {
    var context = context(Path.of(arguments[0]));
    var socket = listen(context, Servers::bySocket);
    var engine = listen(context, Servers::byEngine);
    Clients.run(
        line ->
            switch (line) {
              case "socket" -> String.valueOf(socket);
              case "engine" -> String.valueOf(engine);
              default -> Clients.answer(line);
            });
  }

  private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
    var password = "changeit".toCharArray();
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, password);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static int listen(SSLContext context, Service service) throws IOException {
    var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var thread =
        new Thread(
            () -> {
              try (listener;
                  var socket = listener.accept()) {
                service.serve(context, socket);
              } catch (IOException e) {
                System.err.println("server: " + e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return listener.getLocalPort();
  }

  private static void bySocket(SSLContext context, Socket plain) throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
    socket.setNeedClientAuth(true);
    readHead(socket.getInputStream());
    socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
  }

  private static void byEngine(SSLContext context, Socket plain) throws IOException {
    var engine = context.createSSLEngine("elsewhere.test", plain.getPort());
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(true);
    var connection = new EngineConnection(plain, engine);
    readHead(connection.input());
    connection.write(ANSWER);
  }

  private static void readHead(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new EOFException();
      }
      head.append((char) c);
    }
  }
}
