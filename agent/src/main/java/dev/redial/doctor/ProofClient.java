package dev.redial.doctor;

import dev.redial.doctor.target.Starttls;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * An ordinary client, for the proof of a rule: it runs in a JVM of its own under the agent, and
 * knows nothing of either. It names no class of the agent but {@link Starttls}.
 */
public final class ProofClient {
  private static final int MILLIS = 8_000;

  private ProofClient() {}

  /**
   * Calls once, and prints the result as one line.
   *
   * @param arguments {@code url URL}, {@code http2 URL}, {@code http1 URL}, or {@code tls HOST PORT
   *     [STARTTLS]}
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    String line;
    try {
      line = call(arguments);
    } catch (Exception e) {
      line = "failed " + e;
    }
    System.out.println(line.replace('\n', ' '));
    System.exit(0);
  }

  private static String call(String[] arguments) throws Exception {
    return switch (arguments[0]) {
      case "url" -> url(arguments[1]);
      case "http2" -> http(arguments[1], HttpClient.Version.HTTP_2);
      case "http1" -> http(arguments[1], HttpClient.Version.HTTP_1_1);
      default -> tls(arguments);
    };
  }

  @SuppressWarnings("deprecation") // URI takes no host with an underscore
  private static String url(String url) throws IOException {
    var connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    connection.setInstanceFollowRedirects(false);
    int status = connection.getResponseCode();
    connection.disconnect();
    return "answered " + status;
  }

  private static String http(String url, HttpClient.Version newest) throws Exception {
    var limit = Duration.ofMillis(MILLIS);
    var client = HttpClient.newBuilder().version(newest).connectTimeout(limit).build();
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(limit).build();
    var answer = client.send(request, BodyHandlers.ofInputStream());
    answer.body().close();
    return "answered " + answer.statusCode();
  }

  private static String tls(String[] arguments) throws IOException {
    var host = arguments[1];
    int port = Integer.parseInt(arguments[2]);
    try (var socket = new Socket(host, port)) {
      socket.setSoTimeout(MILLIS);
      if (arguments.length > 3) {
        Starttls.valueOf(arguments[3]).begin(socket.getInputStream(), socket.getOutputStream());
      }
      var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (var tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
        var parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
        return "connected " + tls.getSession().getProtocol();
      }
    }
  }
}
