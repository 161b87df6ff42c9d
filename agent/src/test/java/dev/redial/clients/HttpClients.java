package dev.redial.clients;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** A program that uses java.net.http. */
final class HttpClients {
  private HttpClients() {}

  /** By protocol. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("http-1", call -> answer(call, Version.HTTP_1_1));
    all.put("http-2", call -> answer(call, Version.HTTP_2));
    all.put("web-socket", HttpClients::webSocket);
    return all;
  }

  /** Uses a context that is asked for at each call. */
  static Client over(Supplier<SSLContext> context) {
    return call -> answer(call, client(context.get()).build());
  }

  /** Keeps one client, and so its connections, on the JVM's default context. */
  static Client keeping(String version) {
    var client = HttpClient.newBuilder().version(Version.valueOf(version)).build();
    return call -> answer(call, client);
  }

  private static HttpClient.Builder client(SSLContext context) {
    return HttpClient.newBuilder()
        .sslContext(context)
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.ALWAYS);
  }

  private static String answer(Call call, Version version) throws Exception {
    return answer(call, client(Tls.freshContext()).version(version).build());
  }

  private static String answer(Call call, HttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request = HttpRequest.newBuilder(target);
      call.fields().forEach(request::setHeader);
      var body = call.body();
      if (body != null) {
        request.POST(BodyPublishers.ofString(body));
      }
      var response = client.send(request.build(), BodyHandlers.ofString());
      answers.add(response.statusCode() + " " + response.body());
    }
    return String.join(" | ", answers);
  }

  private static String webSocket(Call call) throws Exception {
    var http = call.target();
    var scheme = http.getScheme().equals("https") ? "wss" : "ws";
    var target = URI.create(scheme + "://" + http.getRawAuthority() + http.getRawPath());
    var echo = new Echo();
    var builder = client(Tls.freshContext()).build().newWebSocketBuilder();
    call.fields().forEach(builder::header);
    var socket = builder.buildAsync(target, echo).get();
    socket.sendText("hello", true).get();
    var answer = echo.text.get();
    socket.abort();
    return "101 " + answer;
  }

  private static final class Echo implements WebSocket.Listener {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.complete(data.toString());
      return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      text.completeExceptionally(error);
    }
  }
}
