package dev.redial.matrix;

import dev.redial.clients.Client;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.net.URI;
import java.util.Map;
import javax.net.ssl.SSLException;

/** gRPC with its relocated Netty, on the JDK's TLS and on OpenSSL, which it prefers by itself. */
public final class GrpcNettyShaded implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of("http-2", client(SslProvider.JDK), "http-2-openssl", client(SslProvider.OPENSSL));
  }

  private static Client client(SslProvider provider) {
    return call -> Grpc.answer(call, channel(call.targets().get(0), provider));
  }

  private static ManagedChannel channel(URI target, SslProvider provider) throws SSLException {
    var tls = GrpcSslContexts.configure(SslContextBuilder.forClient(), provider);
    return NettyChannelBuilder.forAddress(target.getHost(), target.getPort())
        .sslContext(tls.build())
        .build();
  }
}
