package dev.redial.matrix;

import com.typesafe.config.ConfigFactory;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Host;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.ActorMaterializer;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Pekko HTTP's client; with other packages, Akka HTTP's. */
public final class Pekko implements Program {
  private static final int MILLIS = 20_000;

  /** It retries what failed, and logs to the standard output. */
  private static final String CONFIG =
      "NAME.daemonic = on, NAME.loggers = [], NAME.stdout-loglevel = OFF, NAME.loglevel = OFF,"
          + " NAME.http.host-connection-pool.max-retries = 0,";

  private final ActorSystem system =
      ActorSystem.create(
          "matrix",
          ConfigFactory.parseString(CONFIG.replace("NAME", "pekko"))
              .withFallback(ConfigFactory.parseString(CONFIG.replace("NAME", "akka")))
              .withFallback(ConfigFactory.load()));
  private final Materializer materializer = ActorMaterializer.create(system);

  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", this::answer, "web-socket", this::webSocket);
  }

  /**
   * By its identity: in Akka HTTP 10.1 two methods get() differ in nothing but what they return.
   */
  private Http http() {
    return system.registerExtension(Http.lookup());
  }

  private String answer(Call call) throws Exception {
    var answers = new ArrayList<String>();
    var client = http();
    try {
      for (var target : call.targets()) {
        var request = request(call, target);
        var response =
            client.singleRequest(request).toCompletableFuture().get(MILLIS, TimeUnit.MILLISECONDS);
        var entity = response.entity().toStrict(MILLIS, materializer).toCompletableFuture().get();
        answers.add(response.status().intValue() + " " + entity.getData().utf8String());
        Untouched.check(
            StreamSupport.stream(request.getHeaders().spliterator(), false)
                .map(HttpHeader::name)
                .toList());
      }
    } finally {
      client.shutdownAllConnectionPools().toCompletableFuture().get(MILLIS, TimeUnit.MILLISECONDS);
    }
    return String.join(" | ", answers);
  }

  private static HttpRequest request(Call call, URI target) {
    var body = call.body();
    var request =
        body == null
            ? HttpRequest.GET(target.toString())
            : HttpRequest.POST(target.toString())
                // In a stream: one that is there at once goes out as the head of a GET does.
                .withEntity(
                    HttpEntities.create(
                        ContentTypes.TEXT_PLAIN_UTF8,
                        body.length(),
                        Source.single(ByteString.fromString(body))));
    for (var field : call.fields().entrySet()) {
      request = request.addHeader(header(field.getKey(), field.getValue()));
    }
    return request;
  }

  private static HttpHeader header(String name, String value) {
    return name.equals("Host") ? Host.create(value) : RawHeader.create(name, value);
  }

  private String webSocket(Call call) throws Exception {
    var url = call.targets().get(0).toString().replaceFirst("http", "ws");
    var echo = new CompletableFuture<String>();
    Flow<Message, Message, ?> talk =
        Flow.fromSinkAndSourceMat(
            Sink.foreach(
                (Message message) -> echo.complete(message.asTextMessage().getStrictText())),
            Source.single((Message) TextMessage.create("hello")).concat(Source.maybe()),
            Keep.left());
    var upgrade =
        http()
            .singleWebSocketRequest(WebSocketRequest.create(url), talk, materializer)
            .first()
            .toCompletableFuture()
            .get(MILLIS, TimeUnit.MILLISECONDS);
    return upgrade.response().status().intValue() + " " + echo.get(MILLIS, TimeUnit.MILLISECONDS);
  }
}
