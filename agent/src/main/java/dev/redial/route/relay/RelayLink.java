package dev.redial.route.relay;

import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.ConnectDeadline;
import dev.redial.route.dial.PendingDial;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection through the {@link Relay}: dials, then copies both ways. For its thread. */
final class RelayLink {
  private final Relay relay;
  private final RelaySession session;
  private final SocketChannel application;
  private final UpstreamConnection upstream;
  private final CopyBuffer sent;
  private final PendingDial pending;
  private @Nullable SelectionKey key;
  private @Nullable RelayCopy copy;
  private boolean isClosed;

  RelayLink(Relay relay, SocketChannel application, RelaySession session) {
    this.relay = relay;
    this.session = session;
    this.application = application;
    this.upstream = new UpstreamConnection(relay, session.secureProxy(), this::onNews);
    this.sent = new CopyBuffer(relay.buffers());
    this.pending =
        new PendingDial(
            new ConnectAttempt(
                session.candidates(), upstream, ConnectDeadline.own(System.nanoTime()))) {
          @Override
          public boolean goOn(Runnable news) {
            relay.execute(
                () -> {
                  news.run();
                  onNews();
                });
            return true;
          }

          @Override
          public void over() {
            // The application's own dial is told, and counts it.
          }
        };
  }

  /** Begins to dial. */
  void begin() {
    try {
      application.configureBlocking(false);
      application.setOption(StandardSocketOptions.TCP_NODELAY, true);
      key = relay.register(application, this::onNews);
    } catch (IOException e) {
      abort();
      return;
    }
    onNews();
  }

  private void onNews() {
    if (isClosed) {
      return;
    }
    try {
      if (copy == null) {
        dial();
      } else {
        copy(copy);
      }
    } catch (IOException | RuntimeException e) {
      abort();
    }
  }

  private void dial() throws IOException {
    if (isLeft()) {
      abort();
      return;
    }
    if (!pending.proceed()) {
      await(SelectionKey.OP_READ);
      if (pending.dial.awaits() != ConnectAttempt.Need.ADDRESSES) {
        upstream.await(pending.dial.awaits());
      }
      return;
    }
    try {
      pending.check();
    } catch (IOException e) {
      session.fail(e, pending.dial.isFinal());
      close();
      return;
    }
    sent.fill(buffer -> buffer.put(session.open()).position());
    sent.writeTo(application);
    copy = new RelayCopy(application, upstream, sent);
    copy(copy);
  }

  /** An application that gives up while it waits closes its channel, and says nothing before. */
  private boolean isLeft() throws IOException {
    return sent.readFrom(application) != 0;
  }

  private void copy(RelayCopy open) throws IOException {
    if (open.run()) {
      close();
    } else {
      await(open.ofApplication());
      upstream.await(open.ofUpstream());
    }
  }

  private void await(int operations) {
    if (key != null && key.isValid()) {
      key.interestOps(operations);
    }
  }

  private void close() throws IOException {
    isClosed = true;
    sent.clear();
    application.close();
    upstream.close();
  }

  /** As when one of two hosts is gone: the other learns at once. */
  private void abort() {
    isClosed = true;
    pending.dial.leave();
    sent.clear();
    try {
      application.setOption(StandardSocketOptions.SO_LINGER, 0);
      application.close();
      upstream.reset();
    } catch (IOException e) {
      // They are closed, then.
      return;
    }
  }
}
