package dev.redial.connect.channel;

import dev.redial.route.dial.Candidate;
import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.Preparations;
import dev.redial.route.relay.ChannelCandidates;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;

/** Connects a channel whose thread waits for it; interrupt and close end it as they always do. */
final class BlockingDial {
  private BlockingDial() {}

  /** Connects a channel in blocking mode. */
  static void connect(SocketChannel channel, ChannelCandidates candidates, ConnectDeadline deadline)
      throws IOException {
    var read = SocketChannels.readLock(channel);
    var write = SocketChannels.writeLock(channel);
    read.lock();
    write.lock();
    try {
      boolean connected = false;
      try {
        SocketChannels.beginConnect(channel, true, candidates.asked());
        var dial = new ConnectAttempt(candidates.inTurn(), SocketChannels.wire(channel), deadline);
        run(channel, dial);
        connected = channel.isOpen() && isOpen(dial);
        SocketChannels.setRemoteAddress(channel, candidates.shown(dial));
      } finally {
        SocketChannels.endConnect(channel, true, connected);
      }
      candidates.opened();
    } catch (IOException e) {
      candidates.failed(e);
      channel.close();
      throw e;
    } finally {
      write.unlock();
      read.unlock();
    }
  }

  private static boolean isOpen(ConnectAttempt dial) throws IOException {
    var failure = dial.failure();
    if (failure != null) {
      throw failure;
    }
    return true;
  }

  /** Drives a dial to its end, or until the channel is closed. */
  static void run(SocketChannel channel, ConnectAttempt dial) throws IOException {
    SocketChannels.unblock(channel);
    try {
      drive(channel, dial);
    } finally {
      SocketChannels.block(channel);
    }
  }

  /** The same, where the socket of the channel does not block. */
  static void drive(SocketChannel channel, ConnectAttempt dial) throws IOException {
    try {
      while (channel.isOpen() && !dial.step()) {
        await(channel, dial);
      }
    } finally {
      dial.leave();
    }
  }

  private static void await(SocketChannel channel, ConnectAttempt dial) throws IOException {
    if (dial.awaits() == ConnectAttempt.Need.ADDRESSES) {
      findAddresses(channel, dial, dial.candidate());
      return;
    }
    long left = Math.max(1, dial.end() - System.nanoTime());
    SocketChannels.park(channel, NativeSocket.events(dial.awaits()), left);
    dial.expire();
  }

  private static void findAddresses(
      SocketChannel channel, ConnectAttempt dial, Candidate candidate) {
    if (!Preparations.isDone(candidate.preparation(), dial.end(), channel::isOpen)) {
      dial.expire();
      return;
    }
    try {
      dial.found(candidate, candidate.addresses());
    } catch (UnknownHostException e) {
      dial.notFound(candidate, e);
    }
  }
}
