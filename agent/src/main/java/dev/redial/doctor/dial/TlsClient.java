package dev.redial.doctor.dial;

import dev.redial.doctor.target.CallingJvm;
import dev.redial.doctor.target.Question;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** TLS as this JVM's clients have it: its defaults, its trust, and what the server shows. */
final class TlsClient {
  private final X509ExtendedTrustManager usual;
  private final @Nullable X509ExtendedTrustManager extra;

  TlsClient(Question question, CallingJvm surroundings) throws IOException {
    usual = surroundings.trust(null);
    extra = question.authorities().isEmpty() ? null : surroundings.trust(store(question));
  }

  private static KeyStore store(Question question) throws IOException {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var each : question.authorities()) {
        store.setCertificateEntry("ca-" + number++, each);
      }
      return store;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** A note-taker with the usual trust, or with that of the command line. */
  RecordingTrustManager witness(boolean trusting) {
    return new RecordingTrustManager(trusting && extra != null ? extra : usual);
  }

  /** A socket over a line, before the handshake, all of whose connections are new. */
  SSLSocket socket(Socket line, String host, int port, RecordingTrustManager witness)
      throws IOException {
    var context = context(new KeyManager[] {witness.keys()}, witness);
    return (SSLSocket) context.getSocketFactory().createSocket(line, host, port, true);
  }

  /** The handshake with a proxy, whose certificate must be for it. */
  SSLSocket toProxy(Recording line, String host) throws IOException {
    var context = context(null, extra == null ? usual : extra);
    var socket =
        (SSLSocket) context.getSocketFactory().createSocket(line, host, line.getPort(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext context(KeyManager @Nullable [] keys, TrustManager trust)
      throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** Sends this name, even one that Java does not accept. With an empty text it sends no name. */
  static void name(SSLSocket socket, String name) {
    var parameters = socket.getSSLParameters();
    parameters.setServerNames(name.isEmpty() ? List.of() : List.of(new AnyName(name)));
    socket.setSSLParameters(parameters);
  }

  /** Also one with an underscore, or of one label, which SNIHostName refuses. */
  private static final class AnyName extends SNIServerName {
    AnyName(String name) {
      super(ClientHello.SERVER_NAME, name.getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
