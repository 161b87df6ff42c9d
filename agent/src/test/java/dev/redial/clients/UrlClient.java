package dev.redial.clients;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A program that uses HttpURLConnection or HttpsURLConnection. */
final class UrlClient {
  private final @Nullable HostnameVerifier verifier;
  private final boolean streaming;
  private final @Nullable Supplier<SSLContext> context;

  /**
   * @param context asked for at each call; without one the JVM's default is left in place
   */
  private UrlClient(
      @Nullable HostnameVerifier verifier,
      boolean streaming,
      @Nullable Supplier<SSLContext> context) {
    this.verifier = verifier;
    this.streaming = streaming;
    this.context = context;
  }

  /** By who verifies the server's name. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("url", over(Tls::freshContext));
    all.put("url-streaming", new UrlClient(null, true, Tls::freshContext)::answer);
    all.put(
        "url-verifier-class",
        new UrlClient(new CertificateVerifier(), false, Tls::freshContext)::answer);
    all.put(
        "url-verifier-lambda",
        new UrlClient((host, session) -> isFor(host, session), false, Tls::freshContext)::answer);
    return all;
  }

  /** Accepts any certificate of a trusted authority. */
  static Client lax() {
    return new UrlClient((host, session) -> true, false, Tls::freshContext)::answer;
  }

  /** Uses the JVM's default context, as most programs do: its sessions may resume. */
  static Client shared() {
    return new UrlClient(null, false, null)::answer;
  }

  /** Uses a context that is asked for at each call. */
  static Client over(Supplier<SSLContext> context) {
    return new UrlClient(null, false, context)::answer;
  }

  /** Gives up a connection whose certificate is not the one it knows. */
  static Client pinning() {
    return call -> {
      var client = new UrlClient(null, false, Tls::freshContext);
      var connection = client.open(call.target(), Tls.freshContext().getSocketFactory());
      connection.connect();
      Tls.checkPin(call, ((HttpsURLConnection) connection).getServerCertificates());
      return String.valueOf(connection.getResponseCode());
    };
  }

  private String answer(Call call) throws IOException {
    var factory = context == null ? null : context.get().getSocketFactory();
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      answers.add(answer(open(target, factory), call));
    }
    return String.join(" | ", answers);
  }

  private HttpURLConnection open(URI target, @Nullable SSLSocketFactory factory)
      throws IOException {
    var connection = (HttpURLConnection) target.toURL().openConnection();
    if (connection instanceof HttpsURLConnection https) {
      if (factory != null) {
        https.setSSLSocketFactory(factory);
      }
      if (verifier != null) {
        https.setHostnameVerifier(verifier);
      }
    }
    return connection;
  }

  private String answer(HttpURLConnection connection, Call call) throws IOException {
    call.fields().forEach(connection::setRequestProperty);
    var body = call.body();
    if (body != null) {
      connection.setDoOutput(true);
      if (streaming) {
        connection.setChunkedStreamingMode(3);
      }
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    var stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    try (stream) {
      return status + " " + new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Asked by the JDK when its own check has failed. */
  private static final class CertificateVerifier implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
      return isFor(host, session);
    }
  }

  private static boolean isFor(String host, SSLSession session) {
    try {
      var certificate = (X509Certificate) session.getPeerCertificates()[0];
      var names = certificate.getSubjectAlternativeNames();
      return names != null
          && names.stream().map(List::<Object>copyOf).anyMatch(n -> n.get(1).equals(host));
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return false;
    }
  }
}
