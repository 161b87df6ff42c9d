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
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A program that uses HttpURLConnection or HttpsURLConnection. */
final class UrlClient {
  private final @Nullable HostnameVerifier verifier;
  private final boolean streaming;
  private final boolean shared;

  private UrlClient(@Nullable HostnameVerifier verifier, boolean streaming, boolean shared) {
    this.verifier = verifier;
    this.streaming = streaming;
    this.shared = shared;
  }

  /** By who verifies the server's name. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("url", new UrlClient(null, false, false)::answer);
    all.put("url-streaming", new UrlClient(null, true, false)::answer);
    all.put("url-verifier-class", new UrlClient(new CertificateVerifier(), false, false)::answer);
    all.put(
        "url-verifier-lambda",
        new UrlClient((host, session) -> isFor(host, session), false, false)::answer);
    return all;
  }

  /** Accepts any certificate of a trusted authority. */
  static Client lax() {
    return new UrlClient((host, session) -> true, false, false)::answer;
  }

  /** Uses the JVM's default context, as most programs do: its sessions may resume. */
  static Client shared() {
    return new UrlClient(null, false, true)::answer;
  }

  private String answer(Call call) throws IOException {
    var factory = shared ? null : Tls.freshContext().getSocketFactory();
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
