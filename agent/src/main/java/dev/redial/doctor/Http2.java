package dev.redial.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;

/** A call by java.net.http, which offers HTTP/2. */
final class Http2 {
  private Http2() {}

  static HttpAnswer get(String url, int millis) throws FailedException {
    var limit = Duration.ofMillis(millis);
    try {
      var client = HttpClient.newBuilder().connectTimeout(limit).build();
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(limit).build();
      // no more than the head: some bodies have no end
      var answer = client.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      return new HttpAnswer(
          answer.statusCode(), answer.statusCode() + " by " + answer.version(), List.of());
    } catch (HttpTimeoutException e) {
      throw new FailedException(Failure.Kind.SILENT, "no answer by HTTP/2", e);
    } catch (IOException e) {
      throw new FailedException(Failure.Kind.CLOSED, "HTTP/2 fails: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedException(Failure.Kind.NOT_TRIED, "interrupted", e);
    }
  }
}
