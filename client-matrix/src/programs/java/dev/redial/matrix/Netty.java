package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Client;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs that speak HTTP with Netty's codecs themselves; they follow no redirects. */
public final class Netty implements Program {
  @SuppressWarnings("deprecation") // 4.1 has nothing else
  private static final EventLoopGroup THREADS = new NioEventLoopGroup(1);

  @Override
  public Map<String, Client> clients() {
    return Map.of("http-1", call -> answer(call, false), "http-2", call -> answer(call, true));
  }

  private static String answer(Call call, boolean http2) throws Exception {
    var answers = new ArrayList<String>();
    var exchange = new NettyExchange();
    var target = call.targets().get(0);
    var channel = connect(target, exchange, http2);
    try {
      for (var next : call.targets()) {
        exchange.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var request = request(call, next);
        var answer = exchange.expect();
        exchange.sending(channel.writeAndFlush(request));
        answers.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        Untouched.check(request.headers().names());
      }
    } finally {
      channel.close().await();
    }
    return String.join(" | ", answers);
  }

  private static Channel connect(URI target, NettyExchange exchange, boolean http2)
      throws InterruptedException {
    return new Bootstrap()
        .group(THREADS)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) throws Exception {
                NettyPipeline.lay(channel, target, exchange, http2);
              }
            })
        .connect(target.getHost(), target.getPort())
        .sync()
        .channel();
  }

  private static FullHttpRequest request(Call call, URI target) {
    var body = call.body();
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            body == null ? HttpMethod.GET : HttpMethod.POST,
            target.getRawPath(),
            body == null
                ? Unpooled.EMPTY_BUFFER
                : Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    request.headers().set("Host", target.getAuthority());
    request.headers().set("x-http2-scheme", target.getScheme());
    request.headers().set("User-Agent", "netty");
    request.headers().set("Content-Length", request.content().readableBytes());
    call.fields().forEach(request.headers()::set);
    return request;
  }
}
