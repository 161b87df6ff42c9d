package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;

/** The blocking client of the AWS SDK 2, on Apache HttpClient 4. */
public final class AwsApache implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(OwnProxy.WAY, AwsApache::throughOwnProxy);
  }

  private static String throughOwnProxy(Call call) throws Exception {
    var own = URI.create("http://" + OwnProxy.HOST + ":" + OwnProxy.port());
    var configuration = ProxyConfiguration.builder().endpoint(own).build();
    try (var client = ApacheHttpClient.builder().proxyConfiguration(configuration).build()) {
      return get(call, client);
    }
  }

  private static String get(Call call, SdkHttpClient client) throws Exception {
    var request =
        SdkHttpFullRequest.builder().method(SdkHttpMethod.GET).uri(call.targets().get(0)).build();
    var response =
        client.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
    try (var body = response.responseBody().orElseThrow()) {
      var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      return response.httpResponse().statusCode() + " " + text;
    }
  }
}
