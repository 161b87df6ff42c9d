package dev.redial.clients;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import org.jspecify.annotations.Nullable;

/**
 * A channel, with an SSLEngine above it for {@code https}. It holds both to their contracts: what
 * they say they have taken is what the buffers have lost.
 */
final class NioConnection implements Closeable {
  private final Transport transport;
  private final @Nullable SSLEngine engine;
  private final ByteBuffer encrypted = ByteBuffer.allocateDirect(40_000).limit(0);
  private final ByteBuffer decrypted = ByteBuffer.allocate(40_000).limit(0);

  NioConnection(URI target, Transport transport) throws IOException {
    this.transport = transport;
    engine = target.getScheme().equals("https") ? engine(target) : null;
    if (engine != null) {
      shakeHands(engine);
    }
  }

  private static SSLEngine engine(URI target) {
    var engine = Tls.freshContext().createSSLEngine(target.getHost(), target.getPort());
    engine.setUseClientMode(true);
    engine.setSSLParameters(Tls.checking(engine.getSSLParameters()));
    return engine;
  }

  Transport transport() {
    return transport;
  }

  boolean isPlain() {
    return engine == null;
  }

  private void shakeHands(SSLEngine tls) throws IOException {
    tls.beginHandshake();
    for (var status = tls.getHandshakeStatus();
        status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
        status = tls.getHandshakeStatus()) {
      switch (status) {
        case NEED_TASK -> tls.getDelegatedTask().run();
        case NEED_WRAP -> wrap(tls, new ByteBuffer[] {ByteBuffer.allocate(0)}, 0, 1);
        default -> unwrap(tls);
      }
    }
  }

  /** Writes all that these buffers have, from an index on. */
  void write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    while (remaining(buffers, offset, length) > 0) {
      if (engine == null) {
        send(buffers, offset, length);
      } else {
        wrap(engine, buffers, offset, length);
      }
    }
  }

  void write(ByteBuffer buffer) throws IOException {
    write(new ByteBuffer[] {buffer}, 0, 1);
  }

  private void wrap(SSLEngine tls, ByteBuffer[] buffers, int offset, int length)
      throws IOException {
    // too small at first, as an application finds out
    var record = ByteBuffer.allocate(100);
    long before = remaining(buffers, offset, length);
    var result = tls.wrap(buffers, offset, length, record);
    while (result.getStatus() == Status.BUFFER_OVERFLOW) {
      check(0, result.bytesConsumed());
      check(0, record.position());
      check(before, remaining(buffers, offset, length));
      record = ByteBuffer.allocate(tls.getSession().getPacketBufferSize());
      result = tls.wrap(buffers, offset, length, record);
    }
    check(before - remaining(buffers, offset, length), result.bytesConsumed());
    check(record.position(), result.bytesProduced());
    for (record.flip(); record.hasRemaining(); ) {
      send(new ByteBuffer[] {record}, 0, 1);
    }
  }

  private void send(ByteBuffer[] buffers, int offset, int length) throws IOException {
    long before = remaining(buffers, offset, length);
    long count = transport.write(buffers, offset, length);
    long left = remaining(buffers, offset, length);
    check(before - left, count);
    if (left > 0) {
      transport.awaitRoom(count, left);
    }
  }

  private static void check(long expected, long told) throws IOException {
    if (expected != told) {
      throw new IOException("told " + told + " bytes, in truth " + expected);
    }
  }

  private static long remaining(ByteBuffer[] buffers, int offset, int length) {
    long remaining = 0;
    for (int i = offset; i < offset + length; i++) {
      remaining += buffers[i].remaining();
    }
    return remaining;
  }

  InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        while (length > 0 && !decrypted.hasRemaining()) {
          if (!(engine == null ? receive(decrypted) : unwrap(engine))) {
            return -1;
          }
        }
        int count = Math.min(length, decrypted.remaining());
        decrypted.get(bytes, offset, count);
        return count;
      }
    };
  }

  /** Answers false at the end. */
  private boolean unwrap(SSLEngine tls) throws IOException {
    decrypted.compact();
    var result = tls.unwrap(encrypted, decrypted);
    decrypted.flip();
    if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
      return receive(encrypted);
    }
    return result.getStatus() != Status.CLOSED;
  }

  private boolean receive(ByteBuffer into) throws IOException {
    into.compact();
    int count = transport.read(into);
    into.flip();
    return count > 0;
  }

  /** Ends the output as TLS wants it, or without TLS the connection's own. */
  void end() throws IOException {
    if (engine == null) {
      transport.end();
      return;
    }
    engine.closeOutbound();
    while (!engine.isOutboundDone()) {
      wrap(engine, new ByteBuffer[] {ByteBuffer.allocate(0)}, 0, 1);
    }
  }

  @Override
  public void close() throws IOException {
    transport.close();
  }
}
