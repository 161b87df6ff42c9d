import java.io.FileInputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Serves one page over TLS, or asks for it once: {@code serve STORE PORT}, {@code url PORT}, {@code http PORT}. */
final class FirstCall {
  private static final char[] PASSWORD = "changeit".toCharArray();

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "serve" -> serve(arguments[1], Integer.parseInt(arguments[2]));
      case "url" -> byUrlConnection(uri(arguments[1]));
      default -> byHttpClient(uri(arguments[1]));
    }
  }

  private static URI uri(String port) {
    return URI.create("https://localhost:" + port + "/");
  }

  private static void byUrlConnection(URI uri) throws Exception {
    var connection = (HttpsURLConnection) uri.toURL().openConnection();
    try (var in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  private static void byHttpClient(URI uri) throws Exception {
    HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void serve(String store, int port) throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = new FileInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    var server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    while (true) {
      try (var socket = server.accept()) {
        var in = socket.getInputStream();
        for (int line = 0, c = in.read(); c >= 0; c = in.read()) {
          line = c == '\n' ? 0 : c == '\r' ? line : line + 1;
          if (c == '\n' && line == 0 && in.available() == 0) {
            break;
          }
        }
        OutputStream out = socket.getOutputStream();
        out.write(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                .getBytes(StandardCharsets.US_ASCII));
      } catch (java.io.IOException e) {
        System.err.println(e);
      }
    }
  }
}
