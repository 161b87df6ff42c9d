package dev.redial.http.raw;

import dev.redial.decision.Decisions;
import dev.redial.decision.EngineHeads;
import dev.redial.reflect.WeakIdentityMap;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The TLS engines, of all providers, that send requests for a rule and whose client handshake has
 * begun. An engine is forgotten as soon as nothing that goes into it matters.
 *
 * <p>An engine is only given what it can take. It never has to be called again for bytes that the
 * application believes to be out: see {@link RawOutput}. Bytes that are held back are consumed
 * without a record. During a handshake an engine gets no bytes, and consumes none.
 */
final class RawEngines extends EngineHeads {
  private static final ByteBuffer[] NOTHING = {ByteBuffer.allocate(0)};

  private final Decisions decisions;
  private final RawConnections connections;
  private final WeakIdentityMap<Engine> engines = new WeakIdentityMap<>();

  private static final class Engine {
    private final RawConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closes;

    Engine(RawConnection connection) {
      this.connection = connection;
    }
  }

  private RawEngines(Decisions decisions) {
    this.decisions = decisions;
    this.connections = new RawConnections(decisions);
  }

  /** Those of the JVM. */
  static synchronized RawEngines of(Decisions decisions) {
    if (present() instanceof RawEngines known && known.decisions.equals(decisions)) {
      return known;
    }
    var engines = new RawEngines(decisions);
    engines.takeOver();
    return engines;
  }

  @Override
  public void begins(SSLEngine engine, Rule rule, String host, int port) {
    var connection = connections.of(host, port, rule, decisions.active());
    if (connection != null) {
      engines.add(engine, new Engine(connection));
    }
  }

  boolean isKnown(@Nullable Object engine) {
    return engine != null && engines.of(engine) != null;
  }

  @Override
  public boolean delaysClose(SSLEngine engine) {
    var known = engines.of(engine);
    if (known == null || known.lock.isHeldByCurrentThread()) {
      return false;
    }
    known.lock.lock();
    try {
      known.closes = known.connection.keepsBack();
      return known.closes;
    } finally {
      known.lock.unlock();
    }
  }

  @Override
  public @Nullable SSLEngineResult wrap(
      SSLEngine engine, @Nullable Object from, long range, ByteBuffer to) throws SSLException {
    var known = engines.of(engine);
    var sources = Sources.of(from, range);
    if (known == null || sources == null || to.isReadOnly() || known.lock.isHeldByCurrentThread()) {
      return null;
    }
    known.lock.lock();
    try {
      return wrap(engine, known, sources, to);
    } catch (RuntimeException | Error e) {
      return known.connection.rewrites() ? refuse(known.connection.refusal(e)) : null;
    } finally {
      known.lock.unlock();
    }
  }

  private SSLEngineResult wrap(SSLEngine engine, Engine known, Sources from, ByteBuffer to)
      throws SSLException {
    try {
      return known.closes
          ? close(engine, known.connection, to)
          : wrap(engine, known.connection, from, to);
    } catch (IOException e) {
      return refuse(e);
    }
  }

  /** The type that those who use an engine catch. */
  private static SSLEngineResult refuse(IOException cause) throws SSLException {
    throw cause instanceof SSLException of ? of : new SSLException(cause.getMessage(), cause);
  }

  private SSLEngineResult wrap(
      SSLEngine engine, RawConnection connection, Sources from, ByteBuffer to) throws IOException {
    long before = from.remaining();
    var sink = new ToEngine(engine, to);
    if (!connection.rewrites() || isReady(engine)) {
      connection.write(from, sink);
    } else {
      sink.write(NOTHING);
    }
    if (connection.isPassing()) {
      engines.remove(engine);
    }
    int consumed = (int) (before - from.remaining());
    if (sink.result == null && consumed == 0) {
      sink.write(NOTHING);
    }
    return sink.result(consumed);
  }

  private static boolean isReady(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && !engine.isOutboundDone();
  }

  /** Sends what was kept back, and after that what ends the output. */
  private SSLEngineResult close(SSLEngine engine, RawConnection connection, ByteBuffer to)
      throws IOException {
    int room = to.remaining();
    var sink = new ToEngine(engine, to);
    connection.release(sink);
    if (connection.keepsBack()) {
      var status = sink.result == null ? Status.OK : sink.result.getStatus();
      return new SSLEngineResult(status, HandshakeStatus.NEED_WRAP, 0, room - to.remaining());
    }
    engines.remove(engine);
    engine.closeOutbound();
    var last = engine.wrap(NOTHING, 0, 1, to);
    boolean isShort = last.getStatus() == Status.BUFFER_OVERFLOW && to.remaining() < room;
    return new SSLEngineResult(
        isShort ? Status.OK : last.getStatus(),
        last.getHandshakeStatus(),
        0,
        room - to.remaining());
  }

  /** One record at most, as each call of an engine makes. */
  private static final class ToEngine implements Sink {
    private final SSLEngine engine;
    private final ByteBuffer to;
    private @Nullable SSLEngineResult result;

    ToEngine(SSLEngine engine, ByteBuffer to) {
      this.engine = engine;
      this.to = to;
    }

    @Override
    public boolean isFull() {
      return result != null;
    }

    @Override
    public long write(ByteBuffer[] buffers) throws SSLException {
      if (result != null) {
        return CLOSED_FOR_NOW;
      }
      result = engine.wrap(buffers, 0, buffers.length, to);
      int consumed = result.bytesConsumed();
      return consumed == 0 ? CLOSED_FOR_NOW : consumed;
    }

    SSLEngineResult result(int consumed) {
      var wrapped = result;
      return wrapped == null
          ? new SSLEngineResult(Status.OK, engine.getHandshakeStatus(), consumed, 0)
          : new SSLEngineResult(
              wrapped.getStatus(),
              wrapped.getHandshakeStatus(),
              consumed,
              wrapped.bytesProduced(),
              wrapped.sequenceNumber());
    }
  }
}
