package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

/** The Netty client of the AWS SDK 2. */
public final class AwsNetty implements Program {
  @Override
  public Map<String, Client> clients() {
    return Map.of(
        "http-1",
        call ->
            AwsExchange.answer(call, NettyNioAsyncHttpClient.builder().maxConcurrency(1).build()));
  }
}
