package dev.redial.matrix;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Waits for what becomes of a request. */
final class NettyExchange extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private volatile CompletableFuture<String> answer = new CompletableFuture<>();

  /** Completes once, so that it tells the cause and not what follows from it. */
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

  void isReady() {
    ready.complete(null);
  }

  CompletableFuture<Void> ready() {
    return ready;
  }

  /** The answer to the next request. The handshake may have failed before it is sent. */
  CompletableFuture<String> expect() {
    var next = new CompletableFuture<String>();
    answer = next;
    failure.thenAccept(next::completeExceptionally);
    return next;
  }

  void sending(ChannelFuture write) {
    write.addListener(
        done -> {
          if (!done.isSuccess()) {
            fail(done.cause());
          }
        });
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    var body = response.content().toString(StandardCharsets.UTF_8);
    answer.complete(response.status().code() + " " + body);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(cause);
  }

  private void fail(Throwable cause) {
    ready.completeExceptionally(cause);
    failure.complete(cause);
  }
}
