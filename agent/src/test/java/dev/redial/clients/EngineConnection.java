package dev.redial.clients;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/** Drives an SSLEngine over a blocking socket: its client or its server side. */
final class EngineConnection {
  private final Socket socket;
  private final SSLEngine engine;
  private final ByteBuffer fromNet;
  private final ByteBuffer toNet;
  private final ByteBuffer received;

  EngineConnection(Socket socket, SSLEngine engine) {
    this.socket = socket;
    this.engine = engine;
    var session = engine.getSession();
    this.fromNet = ByteBuffer.allocate(session.getPacketBufferSize()).flip();
    this.toNet = ByteBuffer.allocate(session.getPacketBufferSize());
    this.received = ByteBuffer.allocate(session.getApplicationBufferSize()).flip();
  }

  /** Sends text, after the handshake if there was none yet. */
  void write(String text) throws IOException {
    var out = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (out.hasRemaining()) {
      if (mustRead(engine.getHandshakeStatus())) {
        unwrap();
      } else {
        wrap(out);
      }
      runTasks();
    }
  }

  /** What the peer sends. */
  InputStream input() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        while (!received.hasRemaining()) {
          if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            wrap(ByteBuffer.allocate(0));
          } else {
            unwrap();
          }
          runTasks();
        }
        return received.get() & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        // One byte at a time, or a reader would wait for more than was sent.
        buffer[offset] = (byte) read();
        return 1;
      }
    };
  }

  private static boolean mustRead(HandshakeStatus status) {
    // Java 8 lacks the second of them
    return status.name().startsWith("NEED_UNWRAP");
  }

  private void wrap(ByteBuffer out) throws IOException {
    engine.wrap(out, toNet.clear());
    socket.getOutputStream().write(toNet.array(), 0, toNet.position());
  }

  private void unwrap() throws IOException {
    var result = engine.unwrap(fromNet, received.clear());
    received.flip();
    if (result.getStatus() == Status.BUFFER_UNDERFLOW && !isOurTurn(result.getHandshakeStatus())) {
      fromNet.compact();
      int count =
          socket.getInputStream().read(fromNet.array(), fromNet.position(), fromNet.remaining());
      if (count < 0) {
        closeInbound();
        throw new EOFException();
      }
      fromNet.position(fromNet.position() + count).flip();
    } else if (result.getStatus() == Status.CLOSED) {
      throw new EOFException();
    }
  }

  private void closeInbound() {
    try {
      engine.closeInbound();
    } catch (SSLException e) {
      // the caller hears of the end as such
    }
  }

  /** Netty's engines say underflow, too, where it is this side's turn. */
  private static boolean isOurTurn(HandshakeStatus status) {
    return status == HandshakeStatus.NEED_WRAP
        || status == HandshakeStatus.NEED_TASK
        || status == HandshakeStatus.FINISHED;
  }

  private void runTasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}
