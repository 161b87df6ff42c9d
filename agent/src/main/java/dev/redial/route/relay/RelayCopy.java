package dev.redial.route.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** Copies between an application's channel and the server, each side no faster than the other. */
final class RelayCopy {
  /** So that one connection does not keep the others waiting. */
  private static final int MOST_ROUNDS = 16;

  private final SocketChannel application;
  private final ServerEnd upstream;
  private final CopyBuffer sent;
  private boolean applicationEnded;
  private boolean upstreamEnded;
  private boolean isEndSent;
  private boolean isEndTold;

  /** Whether bytes wait that have left the server's channel, so that it will not tell of them. */
  private boolean isCutShort;

  /**
   * @param sent where the application's bytes wait
   */
  RelayCopy(SocketChannel application, ServerEnd upstream, CopyBuffer sent) {
    this.application = application;
    this.upstream = upstream;
    this.sent = sent;
  }

  /** Copies what is there; answers whether both sides have ended. */
  boolean run() throws IOException {
    boolean further = true;
    for (int i = 0; i < MOST_ROUNDS && further; i++) {
      boolean moved = down();
      further = up() || moved;
    }
    isCutShort = further && upstream.hasUnread();
    endUpstream();
    endApplication();
    return isEndSent && isEndTold;
  }

  /** From the server to the application; whether more may follow. */
  private boolean down() throws IOException {
    if (!upstreamEnded) {
      upstreamEnded = upstream.receive() < 0;
    }
    if (upstream.received().isEmpty()) {
      return false;
    }
    upstream.received().writeTo(application);
    return upstream.received().isEmpty();
  }

  /** From the application to the server; whether more may follow. */
  private boolean up() throws IOException {
    upstream.flush();
    sent.drain(upstream::send);
    if (applicationEnded || !isUpstreamFree()) {
      return false;
    }
    int count = sent.readFrom(application);
    applicationEnded = count < 0;
    sent.drain(upstream::send);
    return count > 0;
  }

  private boolean isUpstreamFree() {
    return sent.isEmpty() && !upstream.hasUnsent();
  }

  private void endUpstream() throws IOException {
    if (applicationEnded && !isEndSent && isUpstreamFree()) {
      isEndSent = true;
      upstream.end();
    }
  }

  private void endApplication() throws IOException {
    if (upstreamEnded && !isEndTold && upstream.received().isEmpty()) {
      isEndTold = true;
      application.shutdownOutput();
    }
  }

  /** What the application's channel is to be watched for. */
  int ofApplication() {
    boolean reads = !applicationEnded && isUpstreamFree();
    return (reads ? SelectionKey.OP_READ : 0)
        | (upstream.received().isEmpty() && !isCutShort ? 0 : SelectionKey.OP_WRITE);
  }

  /** What the server's channel is to be watched for. */
  int ofUpstream() {
    boolean reads = !upstreamEnded && upstream.received().isEmpty();
    return (reads ? SelectionKey.OP_READ : 0) | (isUpstreamFree() ? 0 : SelectionKey.OP_WRITE);
  }
}
