package dev.redial.matrix;

import cats.effect.IO;
import cats.effect.kernel.Async;
import cats.effect.unsafe.IORuntime;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import org.http4s.Charset;
import org.http4s.EntityDecoder;
import org.http4s.EntityEncoder;
import org.http4s.Header;
import org.http4s.Method;
import org.http4s.Request;
import org.http4s.Response;
import org.http4s.Uri;
import org.http4s.blaze.client.BlazeClientBuilder;
import org.http4s.client.middleware.FollowRedirect;
import org.typelevel.ci.CIString;
import scala.jdk.javaapi.CollectionConverters;

/** http4s with its client Blaze, written as Scala's compiler would have it. */
@SuppressWarnings({"rawtypes", "unchecked"})
public final class Blaze implements Program {
  private static final Async ASYNC = IO.asyncForIO();
  private static final int REDIRECTS = 5;

  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", Blaze::answer);
  }

  private static String answer(Call call) {
    var clients = BlazeClientBuilder.apply(ASYNC).resource();
    return (String) run(clients.use(client -> all(call, (org.http4s.client.Client) client), ASYNC));
  }

  private static IO all(Call call, org.http4s.client.Client plain) {
    var client = FollowRedirect.apply(REDIRECTS, FollowRedirect.apply$default$2(), plain, ASYNC);
    return IO.blocking(
        () -> {
          var answers = new ArrayList<String>();
          for (var target : call.targets()) {
            var request = request(call, target);
            answers.add((String) run(client.run(request).use(Blaze::text, ASYNC)));
            var names = CollectionConverters.asJava(request.headers());
            Untouched.check(
                names.stream().map(header -> ((Header.Raw) header).name().toString()).toList());
          }
          return String.join(" | ", answers);
        });
  }

  private static Object text(Object answer) {
    var response = (Response) answer;
    var text = (IO) response.as(ASYNC, EntityDecoder.text(ASYNC, Charset.UTF$minus8()));
    return text.map(body -> response.status().code() + " " + body);
  }

  private static Request request(Call call, URI target) {
    var fields = new ArrayList<Header.Raw>();
    call.fields().forEach((name, value) -> fields.add(new Header.Raw(CIString.apply(name), value)));
    var body = call.body();
    var request =
        Request.apply(
            body == null ? Method.GET() : Method.POST(),
            Uri.unsafeFromString(target.toString()),
            Request.apply$default$3(),
            CollectionConverters.asScala(fields).toList(),
            Request.apply$default$5(),
            Request.apply$default$6());
    return body == null
        ? request
        : (Request) request.withEntity(body, EntityEncoder.stringEncoder(Charset.UTF$minus8()));
  }

  private static Object run(Object io) {
    return ((IO) io).unsafeRunSync(IORuntime.global());
  }
}
