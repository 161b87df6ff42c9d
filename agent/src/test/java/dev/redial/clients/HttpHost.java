package dev.redial.clients;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** A program that serves HTTP on its own addresses, and calls them with a credential. */
public final class HttpHost {
  private HttpHost() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    Clients.run(HttpHost::answer);
  }

  private static String answer(String line) {
    var rest = line.substring(line.indexOf(' ') + 1);
    try {
      return switch (line.substring(0, line.indexOf(' '))) {
        case "find" -> InetAddress.getByName(rest).getHostAddress();
        case "serve" -> serve(rest);
        default -> call(rest);
      };
    } catch (IOException e) {
      return e.getClass().getName();
    }
  }

  /** Answers with the port; each response says at which address the server was reached. */
  private static String serve(String address) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var credential = exchange.getRequestHeaders().getFirst("Authorization");
          var reached = exchange.getLocalAddress().getAddress().getHostAddress();
          var text = (reached + " got " + credential).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    return Integer.toString(server.getAddress().getPort());
  }

  private static String call(String url) throws IOException {
    var connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setRequestProperty("Authorization", "Bearer of-this-host");
    try (var body = connection.getInputStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
