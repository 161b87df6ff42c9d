package dev.redial.demo.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.redial.demo.Certificates;
import dev.redial.demo.Tasks;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server on a loopback port that is every proxy and every origin: it notes what a client sends,
 * opens any tunnel, shows the certificate it was told to, and answers any request.
 */
final class Observatory implements AutoCloseable {
  private static final int HANDSHAKE = 22;
  private static final int LONGEST_HEAD = 16 * 1024;

  private final Certificates certificates;
  private final ServerSocket listener;
  private final Origin origin = new Origin();
  private volatile Stage stage = new Stage("localhost", null);
  private volatile Visit visit = new Visit();

  Observatory(Certificates certificates) throws Exception {
    this.certificates = certificates;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Tasks.start("observatory", () -> Tasks.acceptAll(listener, this::serve));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Forgets what it saw and shows something else from now on. */
  void show(Stage next) {
    stage = next;
    visit = new Visit();
  }

  /** What it saw since. */
  Seen seen() {
    return visit.seen();
  }

  @Override
  public void close() {
    Tasks.close(listener);
    origin.close();
  }

  private void serve(Socket client) throws Exception {
    serve(client, stage, visit, 0);
  }

  /** Goes from layer to layer: TLS to a proxy, CONNECT, TLS to the origin, a request. */
  private void serve(Socket client, Stage on, Visit as, int tlsBefore) throws Exception {
    var in = new DataInputStream(client.getInputStream());
    int first = in.read();
    if (first == HANDSHAKE) {
      var records = Hello.read(first, in);
      boolean proxy = on.proxy() != null && tlsBefore == 0;
      as.shakesHands(Hello.parse(records), proxy);
      var name = proxy ? Objects.requireNonNull(on.proxy()) : on.certificate();
      serve(accept(client, records, name), on, as, tlsBefore + 1);
    } else if (first >= 0) {
      serve(client, in, first, new Layer(on, as, tlsBefore));
    }
  }

  /** Where a connection has come to. */
  private record Layer(Stage stage, Visit visit, int tlsBefore) {}

  private void serve(Socket client, DataInputStream in, int first, Layer at) throws Exception {
    var method = new byte["CONNECT ".length()];
    method[0] = (byte) first;
    int length = 1 + in.readNBytes(method, 1, method.length - 1);
    if (new String(method, 0, length, ISO_8859_1).equals("CONNECT ")) {
      at.visit().connects(head("CONNECT ", in));
      client
          .getOutputStream()
          .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
      client.getOutputStream().flush();
      serve(client, at.stage(), at.visit(), at.tlsBefore());
      return;
    }
    var start = new ByteArrayInputStream(method, 0, length);
    origin.serve(client, new SequenceInputStream(start, in), at.visit());
  }

  private static List<String> head(String start, DataInputStream in) throws IOException {
    var head = new StringBuilder(start);
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      if (head.length() > LONGEST_HEAD) {
        throw new IOException("the head is too long");
      }
      head.append((char) in.readUnsignedByte());
    }
    return head.toString().strip().lines().toList();
  }

  /** A context of its own for each connection: no session is resumed without a certificate. */
  private Socket accept(Socket client, byte[] hello, String name) throws Exception {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(certificates.keyStoreOfBothKinds(name), Certificates.PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var consumed = new ByteArrayInputStream(hello);
    var tls = (SSLSocket) context.getSocketFactory().createSocket(client, consumed, true);
    tls.setEnabledCipherSuites(tls.getSupportedCipherSuites());
    tls.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"});
    tls.setHandshakeApplicationProtocolSelector((socket, offered) -> chosen(offered));
    tls.startHandshake();
    return tls;
  }

  private static String chosen(List<String> offered) {
    for (var known : List.of("h2", "http/1.1")) {
      if (offered.contains(known)) {
        return known;
      }
    }
    return offered.isEmpty() ? "" : offered.get(0);
  }
}
