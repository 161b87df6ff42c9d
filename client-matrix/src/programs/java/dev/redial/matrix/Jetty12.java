package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** Jetty's client 12. */
public final class Jetty12 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> answer(call, new HttpClient(), new HttpClient()),
        "http-2",
        call -> answer(call, http2(), new HttpClient()),
        OwnProxy.WAY,
        call -> answer(call, throughOwnProxy(), new HttpClient()),
        "web-socket",
        Jetty12::webSocket);
  }

  private static HttpClient throughOwnProxy() {
    var client = new HttpClient();
    client.getProxyConfiguration().addProxy(new HttpProxy(OwnProxy.HOST, OwnProxy.port()));
    return client;
  }

  private static HttpClient http2() {
    return new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client()));
  }

  /** One client is for https: URLs, the other for http: ones. */
  private static String answer(Call call, HttpClient client, HttpClient plain) throws Exception {
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
      request.method(HttpMethod.POST).body(new StringRequestContent(body));
    }
    request.headers(fields -> call.fields().forEach(fields::put));
    return request.timeout(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static String webSocket(Call call) throws Exception {
    var client = new WebSocketClient();
    client.start();
    try {
      var echo = new Echo();
      var url = call.targets().get(0).toString().replaceFirst("http", "ws");
      client.connect(echo, URI.create(url)).get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
      return "101 " + echo.text.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      client.stop();
    }
  }

  /** Public, for Jetty looks up its methods by their names. */
  public static final class Echo extends Session.Listener.AbstractAutoDemanding {
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onWebSocketOpen(Session session) {
      super.onWebSocketOpen(session);
      session.sendText("hello", Callback.NOOP);
    }

    @Override
    public void onWebSocketText(String message) {
      text.complete(message);
    }
  }
}
