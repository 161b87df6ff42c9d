package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.util.StringContentProvider;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.WebSocketAdapter;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Jetty's client 9.4 without HTTP/2. */
@SuppressWarnings("deprecation") // the one way that 9.4.0 to 9.4.58 have in common
public final class Jetty9 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", Jetty9::http1, "web-socket", Jetty9::webSocket);
  }

  /** It checks no name by default until 9.4.15. */
  static SslContextFactory tls() {
    var tls = new SslContextFactory();
    tls.setEndpointIdentificationAlgorithm("HTTPS");
    return tls;
  }

  static String http1(Call call) throws Exception {
    return answer(call, new HttpClient(tls()), new HttpClient());
  }

  /** One client is for https: URLs, the other for http: ones. */
  static String answer(Call call, HttpClient client, HttpClient plain) throws Exception {
    var answers = new ArrayList<String>();
    client.start();
    plain.start();
    try {
      for (var target : call.targets()) {
        var fitting = target.getScheme().equals("http") ? plain : client;
        var request = request(call, fitting.newRequest(target));
        var response = request.send();
        answers.add(response.getStatus() + " " + response.getContentAsString());
        Untouched.check(request.getHeaders().getFieldNamesCollection());
      }
    } finally {
      plain.stop();
      client.stop();
    }
    return String.join(" | ", answers);
  }

  private static Request request(Call call, Request request) {
    var body = call.body();
    if (body != null) {
      request.method(HttpMethod.POST).content(new StringContentProvider(body));
    }
    call.fields().forEach(request::header);
    return request.timeout(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static String webSocket(Call call) throws Exception {
    var http = new HttpClient(tls());
    http.start();
    try {
      var echo = new Echo();
      return JettyWebSocket.answer(call, new WebSocketClient(http), echo, echo.text);
    } finally {
      http.stop();
    }
  }

  private static final class Echo extends WebSocketAdapter {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onWebSocketConnect(Session session) {
      super.onWebSocketConnect(session);
      session.getRemote().sendStringByFuture("hello");
    }

    @Override
    public void onWebSocketText(String message) {
      text.complete(message);
    }
  }
}
