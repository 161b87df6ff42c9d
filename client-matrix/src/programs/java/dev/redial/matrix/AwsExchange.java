package dev.redial.matrix;

import dev.redial.clients.Call;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** Requests by an HTTP client of the AWS SDK 2; it follows no redirects. */
final class AwsExchange {
  private AwsExchange() {}

  static String answer(Call call, SdkAsyncHttpClient client) throws Exception {
    var answers = new ArrayList<String>();
    try (client) {
      for (var target : call.targets()) {
        answers.add(answer(call, client, target));
      }
    }
    return String.join(" | ", answers);
  }

  private static String answer(Call call, SdkAsyncHttpClient client, URI target) throws Exception {
    var body = call.body() == null ? new byte[0] : call.body().getBytes(StandardCharsets.UTF_8);
    var request =
        SdkHttpFullRequest.builder()
            .method(call.body() == null ? SdkHttpMethod.GET : SdkHttpMethod.POST)
            .uri(target)
            .putHeader("Host", target.getAuthority())
            .putHeader("Content-Length", String.valueOf(body.length));
    call.fields().forEach(request::putHeader);
    var built = request.build();
    var answer = new Answer();
    client.execute(
        AsyncExecuteRequest.builder()
            .request(built)
            .requestContentPublisher(new Content(body))
            .responseHandler(answer)
            .build());
    var text = answer.text.get(Program.PATIENCE_SECONDS, TimeUnit.SECONDS);
    Untouched.check(built.headers().keySet());
    return text;
  }

  private static final class Content implements SdkHttpContentPublisher {
    private final byte[] body;

    Content(byte[] body) {
      this.body = body;
    }

    @Override
    public Optional<Long> contentLength() {
      return Optional.of((long) body.length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(
          new Subscription() {
            private boolean sent;

            @Override
            public void request(long count) {
              if (!sent) {
                sent = true;
                if (body.length > 0) {
                  subscriber.onNext(ByteBuffer.wrap(body));
                }
                subscriber.onComplete();
              }
            }

            @Override
            public void cancel() {}
          });
    }
  }

  private static final class Answer implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final StringBuilder received = new StringBuilder();

    @Override
    public void onHeaders(SdkHttpResponse response) {
      received.append(response.statusCode()).append(' ');
    }

    @Override
    public void onStream(Publisher<ByteBuffer> stream) {
      stream.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      received.append(StandardCharsets.UTF_8.decode(buffer));
    }

    @Override
    public void onComplete() {
      text.complete(received.toString());
    }

    @Override
    public void onError(Throwable t) {
      text.completeExceptionally(t);
    }
  }
}
