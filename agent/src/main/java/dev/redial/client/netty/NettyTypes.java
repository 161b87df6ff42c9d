package dev.redial.client.netty;

import static dev.redial.weave.Relocation.copy;

import dev.redial.weave.TypeInstrumentation;
import org.jspecify.annotations.Nullable;

/** The woven types of Netty, and of what Armeria, AsyncHttpClient and the AWS SDK add to it. */
public final class NettyTypes {
  /** Their simple names. */
  public static final String NAMES =
      "SslHandler HttpObjectEncoder DefaultHttp2FrameWriter "
          + "DefaultChannelPipeline$HeadContext SimpleNameResolver RefreshingAddressResolver "
          + "ProxyHandler ProxyUtils AwaitCloseChannelPoolMap";

  private NettyTypes() {}

  /** The instrumentation of a type of that simple name, or null. */
  public static @Nullable Class<? extends TypeInstrumentation> of(String type, String name) {
    return switch (name) {
      case "SslHandler" -> copy(type, NettyTlsInstrumentation.TYPE, NettyTlsInstrumentation.class);
      case "HttpObjectEncoder" ->
          copy(type, NettyEncoderInstrumentation.TYPE, NettyEncoderInstrumentation.class);
      case "DefaultHttp2FrameWriter" ->
          copy(type, NettyFrameWriterInstrumentation.TYPE, NettyFrameWriterInstrumentation.class);
      case "DefaultChannelPipeline$HeadContext" ->
          copy(type, NettyConnectInstrumentation.TYPE, NettyConnectInstrumentation.class);
      case "SimpleNameResolver" ->
          copy(type, NettyResolverInstrumentation.TYPE, NettyResolverInstrumentation.class);
      case "RefreshingAddressResolver" ->
          copy(type, ArmeriaResolverInstrumentation.TYPE, ArmeriaResolverInstrumentation.class);
      case "ProxyHandler" ->
          copy(type, NettyProxyInstrumentation.TYPE, NettyProxyInstrumentation.class);
      case "ProxyUtils" ->
          copy(type, AsyncHttpProxyInstrumentation.TYPE, AsyncHttpProxyInstrumentation.class);
      case "AwaitCloseChannelPoolMap" ->
          copy(type, AwsProxyInstrumentation.TYPE, AwsProxyInstrumentation.class);
      default -> null;
    };
  }
}
