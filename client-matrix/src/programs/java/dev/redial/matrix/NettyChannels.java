package dev.redial.matrix;

import dev.redial.clients.Call;
import dev.redial.clients.Channels;
import dev.redial.clients.Client;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Connects as {@link Channels} does, by Netty's transports and resolvers of names. */
@SuppressWarnings("deprecation") // 4.1 has nothing else
public final class NettyChannels {
  private static final EventLoopGroup NIO = new NioEventLoopGroup(1);
  private static final EventLoopGroup EPOLL = new EpollEventLoopGroup(1);

  private NettyChannels() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    run(clients(), Map.of());
  }

  /** Answers with these, and to {@code all} with the names of the first. */
  static void run(Map<String, Client> clients, Map<String, Client> others) throws IOException {
    var all = String.join(" ", clients.keySet());
    clients.put("all", call -> all);
    clients.put("writing-early", NettyChannels::writeEarly);
    clients.put("leaving-early", NettyChannels::leaveEarly);
    clients.put("epoll-writing-first", call -> writeFirst(call, epoll()));
    clients.put("unix", NettyChannels::unix);
    clients.putAll(others);
    clients.putAll(datagrams("epoll", EPOLL, EpollDatagramChannel.class));
    Channels.run(clients);
  }

  static Map<String, Client> clients() {
    var clients = new TreeMap<String, Client>();
    clients.put("nio", call -> answer(call, nio()));
    clients.put("epoll", call -> answer(call, epoll()));
    clients.put("epoll-unresolved", call -> answer(call, epoll().disableResolver()));
    clients.put("nio-dns", call -> answer(call, nio().resolver(dns(NioDatagramChannel.class))));
    clients.put(
        "epoll-dns", call -> answer(call, epoll().resolver(dns(EpollDatagramChannel.class))));
    clients.put("epoll-asking", call -> answer(call, asking(epoll())));
    return clients;
  }

  /** Two ways to send one. */
  static Map<String, Client> datagrams(
      String transport, EventLoopGroup group, Class<? extends DatagramChannel> type) {
    return Map.of(
        transport + "-datagram", call -> send(call, group, type, false),
        transport + "-datagram-connected", call -> send(call, group, type, true));
  }

  private static String send(
      Call call, EventLoopGroup group, Class<? extends DatagramChannel> type, boolean connected)
      throws Exception {
    var target =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), call.targets().get(0).getPort());
    var silent = new ChannelInboundHandlerAdapter();
    var bootstrap = new Bootstrap().group(group).channel(type).handler(silent);
    var channel = (connected ? bootstrap.connect(target) : bootstrap.bind(0)).sync().channel();
    try {
      var content = Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII);
      channel.writeAndFlush(connected ? content : new DatagramPacket(content, target)).sync();
      return "sent";
    } finally {
      channel.close().await();
    }
  }

  private static Bootstrap nio() {
    return new Bootstrap().group(NIO).channel(NioSocketChannel.class);
  }

  private static Bootstrap epoll() {
    return new Bootstrap().group(EPOLL).channel(EpollSocketChannel.class);
  }

  /** Asks the server that the system property names. */
  static DnsAddressResolverGroup dns(Class<? extends DatagramChannel> channel) {
    var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("dns"));
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .channelType(channel)
            .nameServerProvider(new SingletonDnsServerAddressStreamProvider(server)));
  }

  /** Reads only when it is asked to. */
  private static Bootstrap asking(Bootstrap bootstrap) {
    return bootstrap.option(ChannelOption.AUTO_READ, false);
  }

  /** Writes before it is told that the channel is connected. */
  private static String writeEarly(Call call) throws Exception {
    var streams = new NettyStreams();
    var target = call.targets().get(0);
    var hasty =
        new ChannelOutboundHandlerAdapter() {
          @Override
          public void connect(
              ChannelHandlerContext context,
              SocketAddress remote,
              SocketAddress local,
              ChannelPromise promise) {
            context.connect(remote, local, promise);
            context.writeAndFlush(Unpooled.copiedBuffer("hello\n", StandardCharsets.US_ASCII));
          }
        };
    var both =
        new ChannelInitializer<Channel>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.pipeline().addLast(hasty, streams);
          }
        };
    epoll().handler(both).connect(target.getHost(), target.getPort()).sync();
    return greeted(streams);
  }

  /** Writes before it connects, as TCP Fast Open wants it. */
  static String writeFirst(Call call, Bootstrap bootstrap) throws Exception {
    var streams = new NettyStreams();
    var target = call.targets().get(0);
    var channel =
        bootstrap
            .option(ChannelOption.TCP_FASTOPEN_CONNECT, true)
            .handler(streams)
            .register()
            .sync()
            .channel();
    try {
      var written = channel.write(Unpooled.copiedBuffer("hello\n", StandardCharsets.US_ASCII));
      channel
          .connect(InetSocketAddress.createUnresolved(target.getHost(), target.getPort()))
          .sync();
      written.sync();
      return greeted(streams);
    } finally {
      channel.close().await();
    }
  }

  private static String greeted(NettyStreams streams) throws IOException {
    return new String(
            streams.in().readNBytes("220 ready\nhello\n".length()), StandardCharsets.US_ASCII)
        .replace('\n', ' ');
  }

  /** By a Unix domain socket, whose path is that of the URL. */
  private static String unix(Call call) throws Exception {
    var streams = new NettyStreams();
    var path = new DomainSocketAddress(call.targets().get(0).getPath());
    var bootstrap = new Bootstrap().group(EPOLL).channel(EpollDomainSocketChannel.class);
    var channel = bootstrap.handler(streams).connect(path).sync().channel();
    try {
      channel.writeAndFlush(Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII));
      return new String(streams.in().readNBytes("hello".length()), StandardCharsets.US_ASCII);
    } finally {
      channel.close().await();
    }
  }

  /** Closes the channel before it is connected. */
  private static String leaveEarly(Call call) throws Exception {
    var target = call.targets().get(0);
    var connecting =
        epoll().handler(new NettyStreams()).connect(target.getHost(), target.getPort());
    connecting.channel().close().await();
    return String.valueOf(connecting.await().cause());
  }

  static String answer(Call call, Bootstrap bootstrap) throws Exception {
    int limit = Channels.limit(call);
    var streams = new NettyStreams();
    if (limit > 0) {
      bootstrap.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, limit);
    }
    var target = call.targets().get(0);
    Channel channel =
        bootstrap.handler(streams).connect(target.getHost(), target.getPort()).sync().channel();
    try {
      var remote = (InetSocketAddress) channel.remoteAddress();
      return Channels.talk(
          call,
          streams.in(),
          streams.out(channel),
          () -> ((DuplexChannel) channel).shutdownOutput().sync(),
          remote);
    } finally {
      channel.close().await();
    }
  }
}
