package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;

/** The Netty client of the AWS SDK 2. */
public final class AwsNetty implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        OwnProxy.WAY,
        call ->
            AwsExchange.answer(
                call, NettyNioAsyncHttpClient.builder().proxyConfiguration(ownProxy()).build()),
        "http-1",
        call ->
            AwsExchange.answer(call, NettyNioAsyncHttpClient.builder().maxConcurrency(1).build()));
  }

  private static ProxyConfiguration ownProxy() {
    return ProxyConfiguration.builder().host(OwnProxy.HOST).port(OwnProxy.port()).build();
  }
}
