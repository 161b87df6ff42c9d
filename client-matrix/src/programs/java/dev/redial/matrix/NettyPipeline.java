package dev.redial.matrix;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** The handlers of one connection. */
final class NettyPipeline {
  private static final int LARGEST = 1 << 20;

  private NettyPipeline() {}

  static void lay(Channel channel, URI target, NettyExchange exchange, boolean http2)
      throws SSLException, NoSuchAlgorithmException {
    var pipeline = channel.pipeline();
    if (target.getScheme().equals("https")) {
      pipeline.addLast(tls(channel, target, http2));
    }
    if (http2) {
      pipeline.addLast(
          new ApplicationProtocolNegotiationHandler("none") {
            @Override
            protected void configurePipeline(ChannelHandlerContext context, String protocol) {
              http2(context.pipeline(), exchange);
            }

            @Override
            protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
              exchange.exceptionCaught(context, cause);
            }
          });
    } else {
      pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST), exchange);
      exchange.isReady();
    }
  }

  private static void http2(ChannelPipeline pipeline, NettyExchange exchange) {
    var connection = new DefaultHttp2Connection(false);
    var adapter =
        new InboundHttp2ToHttpAdapterBuilder(connection).maxContentLength(LARGEST).build();
    pipeline.addLast(
        new HttpToHttp2ConnectionHandlerBuilder()
            .frameListener(adapter)
            .connection(connection)
            .build(),
        exchange);
    exchange.isReady();
  }

  private static SslHandler tls(Channel channel, URI target, boolean http2)
      throws SSLException, NoSuchAlgorithmException {
    var context = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
    // The list of 4.1.0 has none for an elliptic key.
    if (context.build().cipherSuites().stream().noneMatch(suite -> suite.contains("_ECDSA_"))) {
      context.ciphers(
          Arrays.asList(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites()));
    }
    if (http2) {
      context.applicationProtocolConfig(
          new ApplicationProtocolConfig(
              ApplicationProtocolConfig.Protocol.ALPN,
              ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
              ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
              "h2"));
    }
    var handler = context.build().newHandler(channel.alloc(), target.getHost(), target.getPort());
    // 4.1 checks no name unless it is told to.
    var parameters = handler.engine().getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    handler.engine().setSSLParameters(parameters);
    return handler;
  }
}
