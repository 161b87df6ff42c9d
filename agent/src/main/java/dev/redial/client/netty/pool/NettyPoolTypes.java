package dev.redial.client.netty.pool;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of connection pools on Netty: Reactor Netty, AsyncHttpClient and Vert.x. */
public final class NettyPoolTypes {
  /** Their simple names. */
  public static final String NAMES =
      "Connection Http2Pool DefaultChannelPool ChannelManager SimpleConnectionPool$Slot";

  private NettyPoolTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "Connection" ->
          copy(type, ReactorConnectionInstrumentation.TYPE, ReactorConnectionInstrumentation.class);
      case "Http2Pool" ->
          copy(type, ReactorHttp2PoolInstrumentation.TYPE, ReactorHttp2PoolInstrumentation.class);
      case "DefaultChannelPool" ->
          copy(type, AsyncHttpPoolInstrumentation.TYPE, AsyncHttpPoolInstrumentation.class);
      case "ChannelManager" ->
          copy(type, AsyncHttp2PoolInstrumentation.TYPE, AsyncHttp2PoolInstrumentation.class);
      case "SimpleConnectionPool$Slot" ->
          copy(
              type,
              type.contains(".internal.")
                  ? VertxPoolInstrumentation.VERTX_5
                  : VertxPoolInstrumentation.VERTX_4,
              VertxPoolInstrumentation.class);
      default -> null;
    };
  }
}
