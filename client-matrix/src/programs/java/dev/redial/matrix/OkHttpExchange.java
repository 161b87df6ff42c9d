package dev.redial.matrix;

import dev.redial.clients.Call;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;

/** What OkHttp 3.0 to 5 have in common. */
final class OkHttpExchange {
  private OkHttpExchange() {}

  static OkHttpClient.Builder client(Protocol... protocols) {
    return new OkHttpClient.Builder().protocols(Arrays.asList(protocols));
  }

  static OkHttpClient.Builder throughOwnProxy(Protocol... protocols) {
    return client(protocols).proxy(ownProxy());
  }

  static Proxy ownProxy() {
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(OwnProxy.HOST, OwnProxy.port()));
  }

  static String answer(Call call, OkHttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request = request(call, target.toString()).build();
      var response = client.newCall(request).execute();
      answers.add(response.code() + " " + response.body().string());
      Untouched.check(request.headers().names());
    }
    return String.join(" | ", answers);
  }

  static Request.Builder request(Call call, String target) {
    var request = new Request.Builder().url(target);
    call.fields().forEach(request::header);
    var body = call.body();
    return body == null ? request : request.post(RequestBody.create(null, body));
  }
}
