package dev.redial.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/**
 * The program of the child JVM: answers each line {@code CLIENT URL…} with what became of it.
 *
 * <p>{@code answered STATUS BODY}; {@code refused} and the exception, if it is one of TLS; or
 * {@code failed} and the exception.
 */
public final class Clients {
  /** Raw TLS sockets that check the name of the server. */
  public static final List<String> SOCKETS = List.copyOf(SocketClient.checking().keySet());

  /** TLS engines that check the name of the server. */
  public static final List<String> ENGINES = List.copyOf(EngineClient.checking().keySet());

  /** Clients whose application checks no name. */
  public static final List<String> LAX = List.copyOf(lax().keySet());

  /** HTTP clients that work with https: URLs. */
  public static final List<String> HTTPS = List.copyOf(https().keySet());

  /** Programs that write HTTP to sockets and channels by themselves, to http: and https: URLs. */
  public static final List<String> RAW = raw();

  /** Clients on the JVM's default context, as most programs are: sessions may resume. */
  public static final List<String> SHARED = List.copyOf(shared().keySet());

  /** Clients with a trust manager of their own that trusts nobody. */
  public static final List<String> DISTRUSTFUL = List.copyOf(DistrustfulClients.all().keySet());

  /** Clients with a trust manager of their own that refuses more than the JDK's. */
  public static final List<String> PINNING = List.copyOf(PinningClients.all().keySet());

  private Clients() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    run(all());
  }

  /** Answers with these clients, by their names. */
  public static void run(Map<String, Client> clients) throws IOException {
    run(line -> answer(clients, line));
  }

  static void run(UnaryOperator<String> answers) throws IOException {
    CookieHandler.setDefault(new CookieManager());
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8.name());
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answers.apply(line));
    }
  }

  static String answer(String line) {
    return answer(all(), line);
  }

  /** What becomes of a line, by one of these clients. */
  public static String answer(Map<String, Client> clients, String line) {
    var words = Arrays.asList(line.split(" "));
    if (words.get(0).equals("security-property")) {
      return String.valueOf(Security.getProperty(words.get(1)));
    }
    var client = clients.get(words.get(0));
    if (client == null) {
      throw new IllegalArgumentException(line);
    }
    return outcome(client, Call.parse(words.subList(1, words.size())));
  }

  static String outcome(Client client, Call call) {
    try {
      return "answered " + inOneLine(client.answer(call));
    } catch (Exception e) {
      Throwable cause = e;
      while (cause.getCause() != null && !isOfTls(cause)) {
        cause = cause.getCause();
      }
      return (isOfTls(cause) ? "refused " : "failed ") + inOneLine(String.valueOf(cause));
    }
  }

  private static String inOneLine(String text) {
    return text.replace('\r', ' ').replace('\n', ' ');
  }

  private static boolean isOfTls(Throwable cause) {
    // HttpsURLConnection has no type of its own for what a HostnameVerifier refused.
    return cause instanceof SSLException
        || String.valueOf(cause.getMessage()).contains("HTTPS hostname");
  }

  /** Every client, by its name. */
  public static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.putAll(SocketClient.checking());
    all.putAll(EngineClient.checking());
    all.putAll(lax());
    all.putAll(https());
    all.putAll(shared());
    all.putAll(DistrustfulClients.all());
    all.putAll(VerifierClient.all());
    all.putAll(PinningClients.all());
    all.putAll(KeyedClients.all());
    all.put("engine-dropping", EngineClient.dropping());
    all.put("socket-by-peer-host", SocketClient.byPeerHost());
    all.putAll(HandWritten.all());
    all.putAll(HandWritten.unfinished());
    all.put("raw-web-socket", HandWritten::webSocket);
    all.putAll(HandWrittenNio.all());
    all.putAll(HandWrittenNio.others());
    all.putAll(Directions.all());
    all.putAll(LineClient.all());
    all.putAll(DatagramClient.all());
    all.putAll(EndpointClients.all());
    all.put("socket-asking-for-rsa", SocketClient.askingForDisabledSuites());
    all.put("socket-forbidding-rsa", SocketClient.forbiddingRsa());
    all.put("socket-pinning", SocketClient.pinning());
    all.put("url-pinning", UrlClient.pinning());
    return all;
  }

  private static List<String> raw() {
    var all = new ArrayList<>(HandWritten.all().keySet());
    all.addAll(HandWrittenNio.all().keySet());
    return List.copyOf(all);
  }

  private static Map<String, Client> lax() {
    var all = new TreeMap<String, Client>();
    all.put("lax-socket", SocketClient.lax(true));
    all.put("lax-socket-stream", SocketClient.lax(false));
    all.put("lax-engine", EngineClient.lax());
    all.put("lax-url", UrlClient.lax());
    return all;
  }

  private static Map<String, Client> shared() {
    var all = new TreeMap<String, Client>();
    all.put("socket-shared", SocketClient.checking(Tls::sharedContext));
    all.put("engine-shared", EngineClient.checking(Tls::sharedContext));
    all.put("url-shared", UrlClient.shared());
    if (JavaNetHttp.isThere()) {
      all.put("http-shared", HttpClients.over(Tls::sharedContext));
    }
    return all;
  }

  private static Map<String, Client> https() {
    var all = new TreeMap<String, Client>();
    all.putAll(UrlClient.all());
    if (JavaNetHttp.isThere()) {
      all.putAll(HttpClients.all());
    }
    return all;
  }
}
