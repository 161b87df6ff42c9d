package dev.redial.matrix;

import dev.redial.clients.Client;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringSocketChannel;
import java.io.IOException;
import java.util.TreeMap;

/** The same with io_uring, which Netty has since 4.2. */
public final class NettyUringChannels {
  private static final EventLoopGroup URING =
      new MultiThreadIoEventLoopGroup(1, IoUringIoHandler.newFactory());

  private NettyUringChannels() {}

  /** Answers until the end of its input; some systems forbid io_uring. */
  public static void main(String[] arguments) throws IOException {
    var clients = NettyChannels.clients();
    var others = new TreeMap<String, Client>();
    if (IoUring.isAvailable()) {
      clients.put("io-uring", call -> NettyChannels.answer(call, uring()));
      clients.put(
          "io-uring-dns",
          call ->
              NettyChannels.answer(
                  call, uring().resolver(NettyChannels.dns(IoUringDatagramChannel.class))));
      others.put("io-uring-writing-first", call -> NettyChannels.writeFirst(call, uring()));
      others.putAll(NettyChannels.datagrams("io-uring", URING, IoUringDatagramChannel.class));
    }
    NettyChannels.run(clients, others);
  }

  private static Bootstrap uring() {
    return new Bootstrap().group(URING).channel(IoUringSocketChannel.class);
  }
}
