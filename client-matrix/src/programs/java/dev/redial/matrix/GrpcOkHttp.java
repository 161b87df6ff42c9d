package dev.redial.matrix;

import dev.redial.clients.Client;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.util.Map;

/** gRPC with what it took over from OkHttp. */
public final class GrpcOkHttp implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-2",
        call -> {
          var target = call.targets().get(0);
          var builder = OkHttpChannelBuilder.forAddress(target.getHost(), target.getPort());
          return Grpc.answer(call, builder.build());
        });
  }
}
