package dev.redial.matrix;

import com.amazonaws.AmazonClientException;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.DefaultRequest;
import com.amazonaws.http.AmazonHttpClient;
import com.amazonaws.http.HttpMethodName;
import com.amazonaws.http.HttpResponse;
import com.amazonaws.http.HttpResponseHandler;
import com.amazonaws.util.IOUtils;
import dev.redial.clients.Call;
import dev.redial.clients.Client;
import java.io.IOException;
import java.util.Map;

/** What every service of the AWS SDK for Java 1 asks by, on Apache HttpClient 4. */
public final class AwsSdk1 implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        call -> get(call, throughOwnProxy()),
        "http-1",
        call -> get(call, new ClientConfiguration()));
  }

  private static ClientConfiguration throughOwnProxy() {
    return new ClientConfiguration().withProxyHost(OwnProxy.HOST).withProxyPort(OwnProxy.port());
  }

  private static String get(Call call, ClientConfiguration configuration) {
    var target = call.targets().get(0);
    var request = new DefaultRequest<Void>("any");
    request.setHttpMethod(HttpMethodName.GET);
    request.setEndpoint(target.resolve("/"));
    request.setResourcePath(target.getPath());
    var client = new AmazonHttpClient(configuration.withMaxErrorRetry(0));
    try {
      return client
          .requestExecutionBuilder()
          .request(request)
          .errorResponseHandler(new Failure())
          .execute(new Body())
          .getAwsResponse();
    } finally {
      client.shutdown();
    }
  }

  private static String text(HttpResponse response) throws IOException {
    return response.getStatusCode() + " " + IOUtils.toString(response.getContent());
  }

  private static final class Body implements HttpResponseHandler<String> {
    @Override
    public String handle(HttpResponse response) throws IOException {
      return text(response);
    }

    @Override
    public boolean needsConnectionLeftOpen() {
      return false;
    }
  }

  private static final class Failure implements HttpResponseHandler<AmazonClientException> {
    @Override
    public AmazonClientException handle(HttpResponse response) throws IOException {
      return new AmazonClientException(text(response));
    }

    @Override
    public boolean needsConnectionLeftOpen() {
      return false;
    }
  }
}
