package dev.redial.demo.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** gRPC with its relocated Netty, on the JDK's TLS: the server sends the message back. */
final class Grpc {
  private static final Pattern HTTP_STATUS = Pattern.compile("HTTP status code (\\d{3})");

  private static final MethodDescriptor<String, String> ECHO =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("redial.Demo/echo")
          .setRequestMarshaller(new Text())
          .setResponseMarshaller(new Text())
          .build();

  private Grpc() {}

  static Outcome call(URI server) throws Exception {
    var tls = GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK).build();
    var channel =
        NettyChannelBuilder.forAddress(server.getHost(), server.getPort()).sslContext(tls).build();
    try {
      var answer = new CompletableFuture<Outcome>();
      var call = channel.newCall(ECHO, CallOptions.DEFAULT);
      call.start(new Listener(answer), new Metadata());
      call.sendMessage(Echo.TEXT);
      call.halfClose();
      call.request(2);
      return answer.get();
    } finally {
      channel.shutdownNow();
    }
  }

  private static final class Listener extends ClientCall.Listener<String> {
    private final CompletableFuture<Outcome> answer;
    private @Nullable String message;

    Listener(CompletableFuture<Outcome> answer) {
      this.answer = answer;
    }

    @Override
    public void onMessage(String received) {
      message = received;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      var http = HTTP_STATUS.matcher(String.valueOf(status.getDescription()));
      if (status.isOk()) {
        answer.complete(Echo.outcome(String.valueOf(message)));
      } else if (http.find()) {
        answer.complete(Outcome.ofStatus(Integer.parseInt(http.group(1))));
      } else {
        answer.completeExceptionally(status.asException());
      }
    }
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String parse(InputStream stream) {
      try {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
