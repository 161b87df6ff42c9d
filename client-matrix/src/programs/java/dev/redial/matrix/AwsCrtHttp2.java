package dev.redial.matrix;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.http.Http2Request;
import software.amazon.awssdk.crt.http.Http2StreamManager;
import software.amazon.awssdk.crt.http.Http2StreamManagerOptions;
import software.amazon.awssdk.crt.http.HttpClientConnectionManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpStreamBase;
import software.amazon.awssdk.crt.http.HttpStreamBaseResponseHandler;

/** One of the two ways in which the AWS CRT has HTTP/2. */
interface AwsCrtHttp2 {
  String answer(HttpClientConnectionManagerOptions options, URI target) throws Exception;

  /** By a connection out of the pool for HTTP/1.1. */
  static String connection(HttpClientConnectionManagerOptions options, URI target)
      throws Exception {
    try (var pool = HttpClientConnectionManager.create(options);
        var connection = pool.acquireConnection().get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      var answer = new Answer();
      try (var stream = connection.makeRequest(request(target), answer)) {
        stream.activate();
        return answer.await();
      }
    }
  }

  /** By the pool for HTTP/2. */
  static String stream(HttpClientConnectionManagerOptions options, URI target) throws Exception {
    var streams = new Http2StreamManagerOptions().withConnectionManagerOptions(options);
    try (var pool = Http2StreamManager.create(streams)) {
      var answer = new Answer();
      try (var stream =
          pool.acquireStream(request(target), answer)
              .get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return answer.await();
      }
    }
  }

  private static Http2Request request(URI target) {
    var fields =
        new HttpHeader[] {
          new HttpHeader(":method", "GET"),
          new HttpHeader(":scheme", target.getScheme()),
          new HttpHeader(":authority", target.getAuthority()),
          new HttpHeader(":path", target.getPath())
        };
    return new Http2Request(fields, null);
  }

  /** Collects an answer. */
  final class Answer implements HttpStreamBaseResponseHandler {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final StringBuilder received = new StringBuilder();

    String await() throws Exception {
      return text.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onResponseHeaders(
        HttpStreamBase stream, int status, int block, HttpHeader[] fields) {
      received.append(received.isEmpty() ? status + " " : "");
    }

    @Override
    public int onResponseBody(HttpStreamBase stream, byte[] body) {
      received.append(new String(body, StandardCharsets.UTF_8));
      return body.length;
    }

    @Override
    public void onResponseComplete(HttpStreamBase stream, int error) {
      if (error == 0) {
        text.complete(received.toString());
      } else {
        text.completeExceptionally(new IllegalStateException(CRT.awsErrorString(error)));
      }
    }
  }
}
