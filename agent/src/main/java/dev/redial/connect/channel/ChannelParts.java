package dev.redial.connect.channel;

import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.Lock;

/**
 * Parts of {@code sun.nio.ch.SocketChannelImpl} that differ; {@link SocketChannels} says what for.
 */
interface ChannelParts {
  ProtocolFamily family(SocketChannel channel);

  Lock readLock(SocketChannel channel);

  Lock writeLock(SocketChannel channel);

  void beginConnect(SocketChannel channel, boolean blocking, SocketAddress address)
      throws Throwable;

  void endConnect(SocketChannel channel, boolean blocking, boolean connected) throws Throwable;

  void beginFinish(SocketChannel channel) throws Throwable;

  void endFinish(SocketChannel channel, boolean connected) throws Throwable;

  void unblock(SocketChannel channel) throws Throwable;

  void block(SocketChannel channel) throws Throwable;

  void park(SocketChannel channel, int events, long nanos) throws Throwable;

  void queue(SelectionKey key) throws Throwable;
}
