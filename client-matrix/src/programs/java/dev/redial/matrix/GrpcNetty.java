package dev.redial.matrix;

import dev.redial.clients.Client;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLException;

/** gRPC with Netty, on the JDK's TLS. */
public final class GrpcNetty implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-2", call -> Grpc.answer(call, channel(call.targets().get(0))));
  }

  private static ManagedChannel channel(URI target) throws SSLException {
    var tls = GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK);
    return NettyChannelBuilder.forAddress(target.getHost(), target.getPort())
        .sslContext(tls.build())
        .build();
  }
}
