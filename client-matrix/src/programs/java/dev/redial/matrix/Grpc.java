package dev.redial.matrix;

import dev.redial.clients.Call;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;

/** A gRPC call, whatever carries it. The origin is no gRPC server, but answers. */
final class Grpc {
  private static final MethodDescriptor<String, String> METHOD =
      MethodDescriptor.<String, String>newBuilder()
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("redial.Test/call")
          .setRequestMarshaller(new Text())
          .setResponseMarshaller(new Text())
          .build();

  private Grpc() {}

  static String answer(Call call, ManagedChannel channel) throws Exception {
    try {
      var answers = new ArrayList<String>();
      for (int i = 0; i < call.targets().size(); i++) {
        var answer = new CompletableFuture<String>();
        var request = channel.newCall(METHOD, CallOptions.DEFAULT);
        request.start(new Listener(answer), metadata(call));
        request.sendMessage("");
        request.halfClose();
        request.request(1);
        answers.add(answer.get());
      }
      return String.join(" | ", answers);
    } finally {
      channel.shutdownNow();
    }
  }

  private static Metadata metadata(Call call) {
    var metadata = new Metadata();
    call.fields()
        .forEach(
            (name, value) ->
                metadata.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value));
    return metadata;
  }

  private static final class Listener extends ClientCall.Listener<String> {
    private final CompletableFuture<String> answer;

    Listener(CompletableFuture<String> answer) {
      this.answer = answer;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (String.valueOf(status.getDescription()).contains("HTTP status code 200")) {
        answer.complete("200 POST");
      } else if (status.getCause() instanceof SSLException refused) {
        answer.completeExceptionally(refused);
      } else {
        answer.completeExceptionally(status.asException());
      }
    }
  }

  private static final class Text implements MethodDescriptor.Marshaller<String> {
    @Override
    public InputStream stream(String value) {
      return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public String parse(InputStream stream) {
      return "";
    }
  }
}
