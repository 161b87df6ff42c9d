package dev.redial.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The program of a child JVM of Java 8 or 11: the clients that such a JVM has. */
public final class OlderClients {
  private static final String HTTP_CLIENT = "java.net.http.HttpClient";

  private OlderClients() {}

  /** Answers each line {@code CLIENT URL…} with what became of it. */
  public static void main(String[] arguments) throws IOException {
    var clients = all();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var words = Arrays.asList(line.split(" "));
      System.out.println(
          answer(clients.get(words.get(0)), Call.parse(words.subList(1, words.size()))));
    }
  }

  private static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.putAll(UrlClient.all());
    all.putAll(SocketClient.checking());
    all.putAll(EngineClient.checking());
    all.putAll(HandWritten.all());
    all.putAll(HandWrittenNio.all());
    try {
      Class.forName(HTTP_CLIENT);
      all.putAll(HttpClients.all());
    } catch (ClassNotFoundException e) {
      // Java 8
    }
    return all;
  }

  private static String answer(Client client, Call call) {
    try {
      return "answered " + client.answer(call).replaceAll("[\r\n]", " ");
    } catch (Exception e) {
      var causes = new StringBuilder("failed");
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        causes.append(' ').append(cause.toString().replaceAll("[\r\n]", " "));
      }
      return causes.toString();
    }
  }
}
