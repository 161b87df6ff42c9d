package dev.redial.demo.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.redial.demo.Tasks;
import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Protocol;
import dev.redial.demo.client.RawTcp;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server on a loopback port that plays every proxy and every origin. It records what a client
 * sends, opens any tunnel, shows the certificate it was told to, and answers any request.
 */
final class Observatory implements AutoCloseable {
  private static final int HANDSHAKE = 22;
  private static final int LONGEST_HEAD = 16 * 1024;

  private final ServerSocket listener;
  private final Origin origin = new Origin();
  private final Set<String> secrets;
  private volatile @Nullable Stage stage;
  private volatile Visit visit;

  /**
   * Starts it; it serves nobody before it is told what to show.
   *
   * @param secrets names, in lower case, of header fields whose values must not be shown
   */
  Observatory(Set<String> secrets) throws Exception {
    this.secrets = secrets;
    visit = new Visit(secrets);
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Tasks.start("observatory", () -> Tasks.acceptAll(listener, this::serve));
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Forgets what it saw and shows something else from now on. */
  void show(Stage next) {
    stage = next;
    visit = new Visit(secrets);
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
    var on = stage;
    if (on != null && on.protocol() != null && !on.tunnelled()) {
      serve(client, on, on.protocol(), visit);
    } else if (on != null) {
      serve(client, on, visit, 0);
    }
  }

  /** What is not HTTP: a greeting, and each line again, after the protocol's own start of TLS. */
  private static void serve(Socket client, Stage on, Protocol protocol, Visit as) throws Exception {
    protocol.answer(client.getInputStream(), client.getOutputStream());
    if (!protocol.hasTls()) {
      as.speaks(ClientCase.TCP);
      serveLines(client);
      return;
    }
    as.speaks(protocol.equals(Protocol.TLS) ? "TLS" : protocol.scheme() + " with TLS");
    var in = new DataInputStream(client.getInputStream());
    var records = Hello.read(in.readUnsignedByte(), in);
    as.shakesHands(Hello.parse(records), false);
    serveLines(accept(client, records, on.origin()));
  }

  private static void serveLines(Socket client) throws IOException {
    var out = client.getOutputStream();
    out.write(RawTcp.GREETING.getBytes(ISO_8859_1));
    client.getInputStream().transferTo(out);
  }

  /** Goes from layer to layer: TLS to a proxy, CONNECT or SOCKS, TLS to the origin, a request. */
  private void serve(Socket client, Stage on, Visit as, int tlsBefore) throws Exception {
    var in = new DataInputStream(client.getInputStream());
    int first = in.read();
    if (first == HANDSHAKE) {
      var records = Hello.read(first, in);
      boolean proxy = on.proxy() != null && tlsBefore == 0;
      as.shakesHands(Hello.parse(records), proxy);
      var shown = proxy ? Objects.requireNonNull(on.proxy()) : on.origin();
      serve(accept(client, records, shown), on, as, tlsBefore + 1);
    } else if (first == Socks.VERSION) {
      as.connects(Socks.read(in, client.getOutputStream()));
      serveInTunnel(client, new Layer(on, as, tlsBefore));
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
      connect(client, head("CONNECT ", in), at);
      return;
    }
    var start = new ByteArrayInputStream(method, 0, length);
    origin.serve(client, new SequenceInputStream(start, in), at.visit());
  }

  private void connect(Socket client, List<String> head, Layer at) throws Exception {
    at.visit().connects(head);
    var asking = at.stage().asking();
    var challenge = asking == null ? null : asking.next(head);
    var out = client.getOutputStream();
    if (challenge != null) {
      var refusal = "HTTP/1.1 407 Who asks\r\nContent-Length: 0\r\nProxy-Authenticate: ";
      out.write((refusal + challenge + "\r\n\r\n").getBytes(ISO_8859_1));
      out.flush();
      serve(client, at.stage(), at.visit(), at.tlsBefore());
      return;
    }
    out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(ISO_8859_1));
    out.flush();
    serveInTunnel(client, at);
  }

  private void serveInTunnel(Socket client, Layer at) throws Exception {
    var protocol = at.stage().protocol();
    if (protocol != null) {
      serve(client, at.stage(), protocol, at.visit());
    } else {
      serve(client, at.stage(), at.visit(), at.tlsBefore());
    }
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
  private static Socket accept(Socket client, byte[] hello, Shown shown) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new ShownKeys(shown)}, null, null);
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
