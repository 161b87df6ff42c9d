package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import jodd.http.HttpRequest;
import jodd.http.HttpResponse;

/**
 * Jodd HTTP, told to check names. It sends a request over a former one's connection where the
 * application says so, whatever the host. So the program says so for the same host only.
 */
public final class Jodd implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", Jodd::answer);
  }

  private static String answer(Call call) {
    var answers = new ArrayList<String>();
    var kept = new HashMap<String, HttpResponse>();
    try {
      for (var target : call.targets()) {
        var request = request(call, target);
        var former = kept.get(origin(target));
        var response =
            former == null
                ? request.connectionKeepAlive(true).send()
                : request.keepAlive(former, true).send();
        kept.put(origin(target), response);
        answers.add(response.statusCode() + " " + response.bodyText());
        Untouched.check(request.headerNames());
      }
    } finally {
      kept.values().forEach(HttpResponse::close);
    }
    return String.join(" | ", answers);
  }

  private static HttpRequest request(Call call, URI target) {
    var body = call.body();
    var request =
        body == null
            ? HttpRequest.get(target.toString())
            : HttpRequest.post(target.toString()).bodyText(body);
    call.fields().forEach(request::headerOverwrite);
    return request.verifyHttpsHost(true).timeout(Program.PATIENCE_SECONDS * 1000);
  }

  private static String origin(URI target) {
    return target.getScheme() + "://" + target.getAuthority();
  }
}
