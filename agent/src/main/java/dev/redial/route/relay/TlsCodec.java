package dev.redial.route.relay;

import dev.redial.work.AgentCallScope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** TLS to a proxy over a channel that does not block. For one thread. */
final class TlsCodec {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final Executor workers;
  private final Runnable wakeUp;
  private final CopyBuffer in;
  private final CopyBuffer out;
  private volatile boolean isWorking;
  private boolean isEnded;

  /**
   * @param workers run what takes long
   * @param wakeUp called by them when {@link #shakeHands} gets further
   */
  TlsCodec(SSLEngine engine, Buffers buffers, Executor workers, Runnable wakeUp) {
    this.engine = engine;
    this.workers = workers;
    this.wakeUp = wakeUp;
    this.in = new CopyBuffer(buffers);
    this.out = new CopyBuffer(buffers);
  }

  /** Goes on with the handshake; answers whether it is done. */
  boolean shakeHands(SocketChannel channel) throws IOException {
    for (; ; ) {
      if (isWorking || !flush(channel)) {
        return false;
      }
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> work();
        case NEED_WRAP -> wrap(NOTHING);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (!unwrapOne(channel)) {
            return false;
          }
        }
        default -> {
          return true;
        }
      }
    }
  }

  private void work() {
    var task = engine.getDelegatedTask();
    if (task != null) {
      isWorking = true;
      workers.execute(() -> work(task));
    }
  }

  private void work(Runnable task) {
    boolean outer = AgentCallScope.begin();
    try {
      task.run();
    } finally {
      AgentCallScope.end(outer);
      isWorking = false;
      wakeUp.run();
    }
  }

  /** Takes one message of the handshake; answers whether one was there. */
  private boolean unwrapOne(SocketChannel channel) throws IOException {
    var result = unwrap(NOTHING.duplicate());
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      int count = in.readFrom(channel);
      if (count < 0) {
        throw new SSLException("the proxy closed the connection during the handshake");
      }
      return count > 0;
    }
    if (result.getStatus() == Status.CLOSED) {
      throw new SSLException("the proxy ended the handshake");
    }
    return true;
  }

  private SSLEngineResult unwrap(ByteBuffer plain) throws IOException {
    var result = new SSLEngineResult[1];
    if (in.isEmpty()) {
      return engine.unwrap(NOTHING.duplicate(), plain);
    }
    in.drain(
        encrypted -> {
          result[0] = engine.unwrap(encrypted, plain);
          return 0;
        });
    return result[0];
  }

  private void wrap(ByteBuffer plain) throws IOException {
    out.fill(
        encrypted -> {
          engine.wrap(plain, encrypted);
          return 0;
        });
  }

  /** Sends what is encrypted already; answers whether all of it went. */
  boolean flush(SocketChannel channel) throws IOException {
    out.writeTo(channel);
    return out.isEmpty();
  }

  /** Encrypts and sends as much as the connection takes now. */
  int send(SocketChannel channel, ByteBuffer plain) throws IOException {
    int before = plain.remaining();
    while (flush(channel) && plain.hasRemaining()) {
      int packet = engine.getSession().getPacketBufferSize();
      while (plain.hasRemaining() && out.hasRoom(packet)) {
        if (engine.isOutboundDone()) {
          throw new SSLException("the proxy has ended TLS");
        }
        wrap(plain);
      }
    }
    return before - plain.remaining();
  }

  /** Decrypts what has arrived; the count of bytes, or below 0 at the end. */
  int receive(SocketChannel channel, ByteBuffer plain) throws IOException {
    int before = plain.position();
    while (!isEnded && plain.remaining() >= engine.getSession().getApplicationBufferSize()) {
      var result = unwrap(plain);
      if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
        int count = in.readFrom(channel);
        if (count == 0) {
          break;
        }
        isEnded = count < 0;
      } else {
        isEnded = result.getStatus() == Status.CLOSED;
        answer(result.getHandshakeStatus(), channel);
      }
    }
    int count = plain.position() - before;
    return count == 0 && isEnded ? -1 : count;
  }

  /** What TLS says to itself between the application's bytes, as a new key. */
  private void answer(HandshakeStatus status, SocketChannel channel) throws IOException {
    if (status == HandshakeStatus.NEED_TASK) {
      for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
        task.run();
      }
    } else if (status == HandshakeStatus.NEED_WRAP && !isEnded) {
      wrap(NOTHING);
      flush(channel);
    }
  }

  /** Says that nothing more is sent. */
  void end(SocketChannel channel) throws IOException {
    engine.closeOutbound();
    wrap(NOTHING);
    flush(channel);
  }

  boolean hasUnsent() {
    return !out.isEmpty();
  }

  /** Whether there are bytes of the proxy's that are not decrypted yet. */
  boolean hasUnread() {
    return !in.isEmpty();
  }

  /** Gives the buffers back. */
  void clear() {
    in.clear();
    out.clear();
  }
}
