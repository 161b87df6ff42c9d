package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.apache.http.HttpHost;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.conn.params.ConnRoutePNames;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.util.EntityUtils;

/** Apache HttpClient 4, as it was made up to 4.2. */
@SuppressWarnings("deprecation") // what applications of that time call
public final class Apache40 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call -> answer(call, new DefaultHttpClient()),
        OwnProxy.WAY,
        call -> answer(call, throughOwnProxy()));
  }

  private static HttpClient throughOwnProxy() {
    var client = new DefaultHttpClient();
    var proxy = new HttpHost(OwnProxy.HOST, OwnProxy.port());
    client.getParams().setParameter(ConnRoutePNames.DEFAULT_PROXY, proxy);
    return client;
  }

  static String answer(Call call, HttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    for (var target : call.targets()) {
      var request = request(call, target.toString());
      var response = client.execute(request);
      var body = EntityUtils.toString(response.getEntity());
      answers.add(response.getStatusLine().getStatusCode() + " " + body);
      Untouched.check(
          Arrays.stream(request.getAllHeaders()).map(header -> header.getName()).toList());
    }
    return String.join(" | ", answers);
  }

  private static HttpRequestBase request(Call call, String target) throws Exception {
    HttpRequestBase request = new HttpGet(target);
    var body = call.body();
    if (body != null) {
      var post = new HttpPost(target);
      post.setEntity(new StringEntity(body));
      request = post;
    }
    for (var field : call.fields().entrySet()) {
      request.setHeader(field.getKey(), field.getValue());
    }
    return request;
  }
}
