package dev.redial.tls.plaintext;

import dev.redial.decision.Decisions;
import dev.redial.decision.EngineHeads;
import dev.redial.tls.Endpoints;
import dev.redial.tls.EngineConnection;
import dev.redial.tls.HandshakeStart;
import dev.redial.tls.PlaintextSession;
import dev.redial.tls.Provider;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * An engine made for a host whose connections a rule sends without TLS. It decides when the
 * handshake begins. If the rule still holds, wrapping and unwrapping only copy from then on; if
 * not, the JSSE engine inside does its usual work.
 *
 * <p>An engine is used by its buffers, which only a class of one's own can fill; a socket of JSSE
 * is changed inside ({@link PlaintextSocket}). An engine that was made before the rule, or without
 * its host, is not of this class, and is refused. Safe for use as every engine: by one thread that
 * wraps and one that unwraps.
 */
final class PlaintextEngine extends DelegatingEngine {
  private static volatile boolean areThere;

  private final Decisions decisions;
  private boolean isStarted;
  private boolean isDecided;
  private volatile @Nullable PlaintextSession session;
  private volatile @Nullable SSLException refusal;
  private volatile boolean isFinished;
  private volatile boolean isInboundClosed;
  private volatile boolean isOutboundClosed;

  private PlaintextEngine(SSLEngine engine, Decisions decisions) {
    super(engine);
    this.decisions = decisions;
  }

  static PlaintextEngine around(SSLEngine engine, Decisions decisions) {
    areThere = true;
    return new PlaintextEngine(engine, decisions);
  }

  /** Whether there was ever one in this JVM. */
  static boolean areThere() {
    return areThere;
  }

  /** Whether this has not been asked before. */
  synchronized boolean isFirstStart() {
    boolean isFirst = !isStarted;
    isStarted = true;
    return isFirst;
  }

  private final class Connection extends EngineConnection {
    Connection() {
      super(PlaintextEngine.this);
    }

    @Override
    public Provider provider() {
      return Provider.JSSE;
    }

    @Override
    public void setPeerHost(String name) throws SSLException {
      throw new SSLException("the rules have just changed");
    }

    @Override
    public void speakPlaintext(String peer) throws SSLException {
      GrizzlyHandshake.refuse();
      session = PlaintextSession.of(peer, getPeerPort());
    }
  }

  /** Whether there is no TLS; the answer stays. */
  private synchronized boolean isPlain() throws SSLException {
    if (refusal != null) {
      throw refusal;
    }
    if (!isDecided && getUseClientMode()) {
      isDecided = true;
      decide();
    }
    return session != null;
  }

  private void decide() throws SSLException {
    var rule = decisions.find(Endpoints.asked(super.getPeerHost()), getPeerPort());
    if (rule != null && rule.route().plaintext() && !decisions.onlyObserves(rule)) {
      try {
        new HandshakeStart(decisions).of(new Connection());
      } catch (IOException e) {
        throw e instanceof SSLException own ? own : new SSLException(e);
      }
    }
  }

  @Override
  public void beginHandshake() throws SSLException {
    try {
      if (!isPlain()) {
        engine.beginHandshake();
      }
    } catch (SSLException e) {
      refusal = GrizzlyHandshake.later(e);
    }
  }

  /** The end of the handshake has to be told by a wrap or an unwrap: by the first wrap. */
  @Override
  public HandshakeStatus getHandshakeStatus() {
    if (session == null) {
      return refusal == null ? engine.getHandshakeStatus() : HandshakeStatus.NEED_WRAP;
    }
    return isFinished ? HandshakeStatus.NOT_HANDSHAKING : HandshakeStatus.NEED_WRAP;
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] from, int offset, int length, ByteBuffer to)
      throws SSLException {
    boolean isBegun = session != null;
    if (!isPlain()) {
      return engine.wrap(from, offset, length, to);
    }
    if (!isBegun) {
      // java.net.http must have seen that there is a handshake, to notice its end
      return result(Status.OK, 0);
    }
    if (!isFinished) {
      isFinished = true;
      return new SSLEngineResult(Status.OK, HandshakeStatus.FINISHED, 0, 0);
    }
    if (isOutboundClosed) {
      return result(Status.CLOSED, 0);
    }
    var heads = EngineHeads.present();
    var done =
        heads == null ? null : heads.wrap(this, from, (long) offset << Integer.SIZE | length, to);
    return done == null ? copy(from, offset, length, to) : done;
  }

  private SSLEngineResult copy(ByteBuffer[] from, int offset, int length, ByteBuffer to) {
    int room = to.remaining();
    for (int i = offset; i < offset + length; i++) {
      PlaintextBuffers.copy(from[i], to);
    }
    boolean isStuck = room == 0 && PlaintextBuffers.haveRemaining(from, offset, length);
    return result(isStuck ? Status.BUFFER_OVERFLOW : Status.OK, room - to.remaining());
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer from, ByteBuffer[] to, int offset, int length)
      throws SSLException {
    if (!isPlain()) {
      return engine.unwrap(from, to, offset, length);
    }
    if (isInboundClosed) {
      return result(Status.CLOSED, 0);
    }
    int there = from.remaining();
    if (there == 0 || !isFinished) {
      return result(isFinished ? Status.BUFFER_UNDERFLOW : Status.OK, 0);
    }
    boolean isStuck = !PlaintextBuffers.haveRemaining(to, offset, length);
    for (int i = offset; i < offset + length; i++) {
      PlaintextBuffers.copy(from, to[i]);
    }
    return result(isStuck ? Status.BUFFER_OVERFLOW : Status.OK, there - from.remaining());
  }

  private SSLEngineResult result(Status status, int count) {
    return new SSLEngineResult(status, getHandshakeStatus(), count, count);
  }

  @Override
  public @Nullable Runnable getDelegatedTask() {
    return session == null ? engine.getDelegatedTask() : null;
  }

  /** Nobody says by TLS that the input is whole, so nothing is missed. */
  @Override
  public void closeInbound() throws SSLException {
    isInboundClosed = true;
    if (session == null) {
      engine.closeInbound();
    }
  }

  @Override
  public boolean isInboundDone() {
    return session == null ? engine.isInboundDone() : isInboundClosed;
  }

  @Override
  public void closeOutbound() {
    var heads = session == null ? null : EngineHeads.present();
    if (heads != null && heads.delaysClose(this)) {
      return;
    }
    isOutboundClosed = true;
    if (session == null) {
      engine.closeOutbound();
    }
  }

  @Override
  public boolean isOutboundDone() {
    return session == null ? engine.isOutboundDone() : isOutboundClosed;
  }

  @Override
  public SSLSession getSession() {
    var plain = session;
    return plain == null ? engine.getSession() : plain;
  }

  @Override
  public @Nullable SSLSession getHandshakeSession() {
    return session == null ? engine.getHandshakeSession() : null;
  }

  @Override
  public @Nullable String getApplicationProtocol() {
    return session == null ? engine.getApplicationProtocol() : "";
  }

  @Override
  public @Nullable String getHandshakeApplicationProtocol() {
    return session == null ? engine.getHandshakeApplicationProtocol() : null;
  }

  /** As a ruled engine of JSSE has it: the instance that stands for the rule. */
  @Override
  public @Nullable String getPeerHost() {
    var plain = session;
    return plain == null ? engine.getPeerHost() : plain.getPeerHost();
  }
}
