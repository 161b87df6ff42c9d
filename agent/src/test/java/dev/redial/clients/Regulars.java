package dev.redial.clients;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A program whose clients live as long as it does and keep their connections. As its own agent, it
 * also reports which bytes the JVM runs.
 */
public final class Regulars {
  /** The clients that keep connections. */
  public static final List<String> CLIENTS = JavaNetHttp.among("http-1", "http-2", "url");

  private static volatile UnaryOperator<String> bytes = line -> "started without the agent";

  private Regulars() {}

  /** As its own agent: it sees what the agents that came before have made of a class. */
  public static void agentmain(String argument, Instrumentation jvm) {
    bytes =
        line -> {
          var words = List.of(line.split(" ", -1));
          return ClassBytes.digests(jvm, words.subList(1, words.size()));
        };
  }

  /**
   * Answers {@code bytes TYPE…} with the digests of these classes or of many, all else as {@link
   * Clients}.
   */
  public static void main(String[] arguments) throws IOException {
    var all = new TreeMap<String, Client>();
    if (JavaNetHttp.isThere()) {
      all.put("http-1", HttpClients.keeping("HTTP_1_1"));
      all.put("http-2", HttpClients.keeping("HTTP_2"));
    }
    all.put("url", UrlClient.shared());
    all.put("socket", SocketClient.checking(Tls::sharedContext));
    var clients = Collections.unmodifiableMap(all);
    Clients.run(
        line -> line.startsWith("bytes") ? bytes.apply(line) : Clients.answer(clients, line));
  }
}
