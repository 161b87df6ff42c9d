package dev.redial.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;

/** What programs on raw TLS have in common. */
final class Tls {
  /** How long a client waits for what it reads, in milliseconds. */
  static final int TIMEOUT = 20_000;

  private static final Contexts CONTEXTS = Contexts.chosen();

  private Tls() {}

  /** A context that has no session to resume, so that every call shows a whole handshake. */
  static SSLContext freshContext() {
    return CONTEXTS.fresh();
  }

  /** One context for all calls, as most programs have: its sessions may resume. */
  static SSLContext sharedContext() {
    return CONTEXTS.shared();
  }

  /** A context that trusts whom this manager trusts. */
  static SSLContext trusting(TrustManager manager) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** These parameters with the check of RFC 2818. */
  static SSLParameters checking(SSLParameters parameters) {
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  /** Parameters made from nothing, with a server name of the application's own. */
  static SSLParameters named(String host) {
    var parameters = new SSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    return parameters;
  }

  /** The application's own check, after the handshake: the call's field Pin is the SHA-256. */
  static void checkPin(Call call, Certificate[] chain) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
      if (!HexFormat.of().formatHex(digest).equals(call.fields().get("Pin"))) {
        throw new SSLPeerUnverifiedException("not the certificate that the application pins");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static void request(URI target, OutputStream out) throws IOException {
    out.write(head(target).getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  static String head(URI target) {
    return "GET " + target.getPath() + " HTTP/1.1\r\nHost: " + target.getAuthority() + "\r\n\r\n";
  }

  /** Status and body of an answer with a Content-Length. */
  static String answer(InputStream stream) throws IOException {
    return answer(new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII)));
  }

  /** The next answer of a connection with several. */
  static String answer(BufferedReader in) throws IOException {
    var status = line(in).split(" ", 3)[1];
    int length = 0;
    for (var field = line(in); !field.isEmpty(); field = line(in)) {
      if (field.startsWith("Content-Length:")) {
        length = Integer.parseInt(field.substring("Content-Length:".length()).strip());
      }
    }
    var body = new StringBuilder();
    while (body.length() < length) {
      body.append((char) in.read());
    }
    return status + " " + body;
  }

  private static String line(BufferedReader in) throws IOException {
    var line = in.readLine();
    if (line == null) {
      throw new IOException("the server closed the connection");
    }
    return line;
  }
}
