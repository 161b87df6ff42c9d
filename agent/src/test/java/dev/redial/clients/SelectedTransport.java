package dev.redial.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A SocketChannel. */
final class SelectedTransport implements Transport {
  private final SocketChannel channel;
  private final Selector selector;
  private final ReadableByteChannel in;

  SelectedTransport(URI target, boolean blocking) throws IOException {
    selector = Selector.open();
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
    channel.configureBlocking(blocking);
    var address = new InetSocketAddress(target.getHost(), target.getPort());
    if (!channel.connect(address)) {
      await(SelectionKey.OP_CONNECT);
      channel.finishConnect();
    }
    channel.socket().setSoTimeout(Tls.TIMEOUT);
    // only by its stream does a blocking channel give up waiting
    in = blocking ? Channels.newChannel(channel.socket().getInputStream()) : channel;
  }

  SocketChannel channel() {
    return channel;
  }

  private void await(int operations) throws IOException {
    if (channel.isBlocking()) {
      return;
    }
    channel.register(selector, operations);
    if (selector.select(Tls.TIMEOUT) == 0) {
      throw new SocketTimeoutException("nothing came of " + operations);
    }
    selector.selectedKeys().clear();
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return length == 1 ? channel.write(buffers[offset]) : channel.write(buffers, offset, length);
  }

  @Override
  public void awaitRoom(long written, long left) throws IOException {
    if (channel.isBlocking()) {
      throw new IOException("a blocking channel wrote " + written + " and left " + left);
    }
    await(SelectionKey.OP_WRITE);
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = in.read(into);
    while (count == 0) {
      await(SelectionKey.OP_READ);
      count = in.read(into);
    }
    return count;
  }

  @Override
  public OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  @Override
  public void end() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}
