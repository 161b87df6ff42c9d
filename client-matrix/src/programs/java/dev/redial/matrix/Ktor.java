package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.engine.cio.CIO;
import io.ktor.client.plugins.websocket.BuildersKt;
import io.ktor.client.plugins.websocket.DefaultClientWebSocketSession;
import io.ktor.client.plugins.websocket.WebSockets;
import io.ktor.client.request.HttpRequestBuilder;
import io.ktor.client.request.HttpRequestKt;
import io.ktor.client.statement.HttpResponse;
import io.ktor.client.statement.HttpResponseKt;
import io.ktor.client.statement.HttpStatement;
import io.ktor.http.HttpMethod;
import io.ktor.network.tls.TLSException;
import io.ktor.websocket.Frame;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Proxy.Type;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Map;
import javax.net.ssl.SSLException;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;

/** Ktor on its own engine, CIO, with its own TLS. */
public final class Ktor implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", Ktor::answer, "web-socket", Ktor::webSocket);
  }

  private static String answer(Call call) throws Exception {
    var answers = new ArrayList<String>();
    try (var client = client(call.targets().size() > 1)) {
      for (var target : call.targets()) {
        var request = new HttpRequestBuilder();
        HttpRequestKt.url(request, target.toString());
        call.fields().forEach(request.getHeaders()::set);
        var body = call.body();
        if (body != null) {
          request.setMethod(HttpMethod.Companion.getPost());
          request.setBody(body);
        }
        var statement = new HttpStatement(request, client);
        HttpResponse response = await(statement::execute);
        String text = await(k -> HttpResponseKt.bodyAsText(response, StandardCharsets.UTF_8, k));
        answers.add(response.getStatus().getValue() + " " + text);
        Untouched.check(request.getHeaders().names());
      }
    }
    return String.join(" | ", answers);
  }

  /** Keeps connections only if it may also send one request before another is answered. */
  private static HttpClient client(boolean pipelines) {
    return HttpClientKt.HttpClient(
        CIO.INSTANCE,
        config -> {
          config.install(WebSockets.Plugin, settings -> Unit.INSTANCE);
          config.engine(
              engine -> {
                engine.setPipelining(pipelines);
                var proxy = Integer.getInteger("ktor.proxy");
                if (proxy != null) {
                  engine.setProxy(new Proxy(Type.HTTP, new InetSocketAddress("127.0.0.1", proxy)));
                }
                return Unit.INSTANCE;
              });
          return Unit.INSTANCE;
        });
  }

  private static String webSocket(Call call) throws Exception {
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    try (var client = client(false)) {
      DefaultClientWebSocketSession session =
          await(k -> BuildersKt.webSocketSession(client, url, request -> Unit.INSTANCE, k));
      await(k -> session.send(new Frame.Text("hello"), k));
      Frame echo = await(session.getIncoming()::receive);
      return "101 " + new String(echo.getData(), StandardCharsets.UTF_8);
    }
  }

  private interface Suspending {
    Object call(Continuation<Object> continuation);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no suspending functions
  private static <T> T await(Suspending function) throws Exception {
    try {
      return (T)
          kotlinx.coroutines.BuildersKt.runBlocking(
              EmptyCoroutineContext.INSTANCE, (scope, k) -> function.call((Continuation) k));
    } catch (Exception e) {
      throw e instanceof TLSException || e instanceof CertificateException
          ? new SSLException(e)
          : e;
    }
  }
}
