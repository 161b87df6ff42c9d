package dev.redial.client.netty;

import dev.redial.route.dial.Candidate;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.LookUps;
import dev.redial.route.dial.Opening;
import dev.redial.route.dial.Watchdog;
import dev.redial.route.relay.ChannelCandidates;
import dev.redial.route.relay.Relay;
import dev.redial.route.relay.RelayedCandidate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects a Netty channel that makes its system calls by itself. Such a channel connects only
 * once. It uses the {@link Relay} where there are several addresses, or a proxy that wants TLS or
 * may have to be dialled again. The channel's event loop calls it, except for what {@link LookUps}
 * and {@link Watchdog} call.
 */
final class NettyDial implements LookUps.Waiting, Watchdog.Watched {
  private enum State {
    PENDING,
    OPEN,
    FAILED
  }

  private final NettyChannel channel;
  private final ChannelCandidates candidates;
  private final @Nullable Object local;
  private final NettyPromise promise;
  private final NettyGate gate = new NettyGate(this);
  private final Object handler;
  private final Watchdog watchdog = new Watchdog();
  private Candidate candidate;
  private @Nullable Opening opening;
  private State state = State.PENDING;

  /**
   * @param local the address that the application wants to connect from, or null
   * @param promise the application's
   */
  NettyDial(
      NettyChannel channel,
      ChannelCandidates candidates,
      @Nullable Object local,
      NettyPromise promise)
      throws IOException {
    this.channel = channel;
    this.candidates = candidates;
    this.local = local;
    this.promise = promise;
    this.handler = gate.handler(channel);
    var inTurn = candidates.inTurn();
    var route = candidates.route();
    boolean mayDialTwice = inTurn.size() > 1 || (route != null && route.mayDialAgain());
    this.candidate = mayDialTwice && route != null ? RelayedCandidate.inOne(route) : inTurn.get(0);
  }

  /** Begins. */
  void begin() {
    channel.addFirst(handler);
    channel.takeWritten(gate::keep);
    var deadline = ConnectDeadline.within(channel.connectTimeout(), TimeUnit.MILLISECONDS);
    watchdog.comeAt(deadline.endOf(System.nanoTime(), 0), this);
    try {
      var known = LookUps.known(candidate);
      if (known == null) {
        LookUps.later(candidate, this);
      } else {
        dial(known);
      }
    } catch (UnknownHostException e) {
      fail(e);
    }
  }

  @Override
  public void found(Candidate of, InetAddress[] addresses) {
    execute(() -> dial(addresses));
  }

  @Override
  public void notFound(Candidate of, UnknownHostException why) {
    execute(() -> fail(why));
  }

  @Override
  public void onTime() {
    execute(this::tooLate);
  }

  private void execute(Runnable task) {
    try {
      channel.execute(task);
    } catch (RejectedExecutionException e) {
      // The event loop has ended, and its channels with it.
      watchdog.leave();
    }
  }

  private void dial(InetAddress[] addresses) {
    var route = candidates.route();
    if (!isPending()) {
      return;
    }
    try {
      var address = addresses[0];
      if (addresses.length > 1 && route != null) {
        candidate.over();
        candidate = RelayedCandidate.inOne(route);
        address = Relay.loopback();
      }
      var connecting = channel.newPromise();
      connecting.onFailure(this::broken);
      channel.connect(new InetSocketAddress(address, candidate.port()), local, connecting);
      candidate.begun(channel);
    } catch (IOException | RuntimeException e) {
      broken(e);
    }
  }

  /** The channel is connected to where it goes first. */
  void connected() {
    if (opening != null) {
      return;
    }
    try {
      opening = candidate.open(channel);
      if (opening == null) {
        open(() -> {});
      } else {
        gate.begin(opening);
      }
    } catch (IOException | RuntimeException e) {
      broken(e);
    }
  }

  /** What is said before the channel is the application's; it is connected. */
  Opening opening() {
    if (opening == null) {
      throw new IllegalStateException("not connected");
    }
    return opening;
  }

  /** The opening is complete; if it is a success, handlers are given what came behind it. */
  void answered(Runnable rest) {
    var failure = opening().failure();
    if (failure == null) {
      open(rest);
    } else {
      fail(failure);
    }
  }

  private void open(Runnable rest) {
    state = State.OPEN;
    candidate.over();
    watchdog.leave();
    if (candidates.route() != null) {
      channel.show(candidates.asked());
    }
    gate.release();
    candidates.opened();
    if (!promise.succeed()) {
      channel.close();
    }
    gate.tell();
    rest.run();
    channel.remove(handler);
  }

  /** The other side sends nothing more. */
  void ended() {
    if (opening == null) {
      fail(new ClosedChannelException());
    } else {
      opening.end();
      answered(() -> {});
    }
  }

  /** The application has given the channel up. */
  void left() {
    fail(new ClosedChannelException());
  }

  private void tooLate() {
    var late = candidate.late();
    fail(promise.timeout(String.valueOf(late.getMessage())), late);
  }

  /** The connection came to nothing; the transport has the same limit as {@link #watchdog}. */
  void broken(Throwable why) {
    if (NettyPromise.isTimeout(why)) {
      tooLate();
      return;
    }
    boolean isOfNetwork = why instanceof IOException && !(why instanceof ClosedChannelException);
    fail(isOfNetwork ? told((IOException) why) : why);
  }

  private IOException told(IOException why) {
    return opening == null ? candidate.failed(why) : candidate.broken(why);
  }

  private void fail(Throwable why) {
    fail(why, why);
  }

  /** The same, for an exception whose type is Netty's. */
  private void fail(Throwable why, Throwable counted) {
    if (isPending()) {
      state = State.FAILED;
      candidate.over();
      candidates.failed(counted);
      watchdog.leave();
      promise.fail(why);
      gate.refuse(why);
      channel.close();
    }
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  boolean hasFailed() {
    return state == State.FAILED;
  }
}
