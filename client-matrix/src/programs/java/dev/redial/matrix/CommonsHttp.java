package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.httpclient.Header;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.HttpMethod;
import org.apache.commons.httpclient.methods.GetMethod;
import org.apache.commons.httpclient.methods.PostMethod;
import org.apache.commons.httpclient.methods.StringRequestEntity;

/** Commons HttpClient 3, which checks no name. */
public final class CommonsHttp implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        CommonsHttp::throughOwnProxy,
        "http-1",
        call -> answer(call, new HttpClient()));
  }

  private static String throughOwnProxy(Call call) throws IOException {
    var client = new HttpClient();
    client.getHostConfiguration().setProxy(OwnProxy.HOST, OwnProxy.port());
    return answer(call, client);
  }

  private static String answer(Call call, HttpClient client) throws IOException {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var method = method(call, target.toString());
      call.fields().forEach(method::setRequestHeader);
      int status = client.executeMethod(method);
      answers.add(status + " " + method.getResponseBodyAsString());
      method.releaseConnection();
      Untouched.check(Arrays.stream(method.getRequestHeaders()).map(Header::getName).toList());
    }
    return String.join(" | ", answers);
  }

  private static HttpMethod method(Call call, String target) throws IOException {
    var body = call.body();
    if (body == null) {
      return new GetMethod(target);
    }
    var post = new PostMethod(target);
    post.setRequestEntity(new StringRequestEntity(body, "text/plain", "UTF-8"));
    return post;
  }
}
