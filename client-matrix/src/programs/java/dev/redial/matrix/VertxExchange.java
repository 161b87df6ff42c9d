package dev.redial.matrix;

import dev.redial.clients.Call;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.ProxyOptions;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What Vert.x 4 and 5 have in common. */
final class VertxExchange {
  /** It resolves names as the JDK does here. */
  static final Vertx VERTX;

  static {
    System.setProperty("vertx.disableDnsResolver", "true");
    VERTX = Vertx.vertx();
  }

  private static final Set<Object> IN_USE = ConcurrentHashMap.newKeySet();

  private VertxExchange() {}

  static HttpClientOptions options(Call call, HttpVersion version) {
    return new HttpClientOptions()
        .setSsl(call.targets().get(0).getScheme().equals("https"))
        .setProtocolVersion(version)
        .setUseAlpn(version == HttpVersion.HTTP_2);
  }

  static HttpClientOptions throughOwnProxy(Call call) {
    var own = new ProxyOptions().setHost(OwnProxy.HOST).setPort(OwnProxy.port());
    return options(call, HttpVersion.HTTP_1_1).setProxyOptions(own);
  }

  static String answer(Call call, HttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      answers.add(answer(call, client, target.toString()));
    }
    client.close();
    return String.join(" | ", answers);
  }

  private static String answer(Call call, HttpClient client, String target) throws Exception {
    var options =
        new RequestOptions()
            .setMethod(call.body() == null ? HttpMethod.GET : HttpMethod.POST)
            .setAbsoluteURI(target)
            .setFollowRedirects(true);
    call.fields().forEach(options::putHeader);
    var body = Buffer.buffer(call.body() == null ? "" : call.body());
    var answer = client.request(options).compose(request -> answer(call, request, body));
    var text =
        answer
            .toCompletionStage()
            .toCompletableFuture()
            .get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (options.getHeaders() != null) {
      Untouched.check(options.getHeaders().names());
    }
    return text;
  }

  /**
   * On the connection's thread: this one might come too late for the body, which nobody would take
   * then.
   */
  private static Future<String> answer(Call call, HttpClientRequest request, Buffer body) {
    var sent = call.body() == null ? request.send() : request.send(body);
    return sent.compose(
        response -> response.body().map(text -> response.statusCode() + " " + text));
  }

  static WebSocketConnectOptions socket(Call call) {
    var target = call.targets().get(0);
    return new WebSocketConnectOptions()
        .setHost(target.getHost())
        .setPort(target.getPort())
        .setURI(target.getRawPath())
        .setSsl(target.getScheme().equals("https"));
  }

  /**
   * Sends a text and waits for it.
   *
   * @param client closes its connections as soon as the collector finds that nobody holds it
   */
  static String echo(Object client, Future<WebSocket> connecting) throws Exception {
    var echo = new CompletableFuture<String>();
    IN_USE.add(client);
    connecting
        .onSuccess(
            socket -> {
              socket.textMessageHandler(echo::complete);
              socket.writeTextMessage("hello");
            })
        .onFailure(echo::completeExceptionally);
    try {
      return "101 " + echo.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      IN_USE.remove(client);
    }
  }
}
