package dev.redial.decision;

import dev.redial.rule.Rule;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What looks after the request heads that go into engines of TLS, once there is an engine. */
public abstract class EngineHeads {
  private static volatile @Nullable EngineHeads present;

  /** For the one there is. */
  protected EngineHeads() {}

  /** The one there is, or null as long as no engine of TLS was woven. */
  public static @Nullable EngineHeads present() {
    return present;
  }

  /** Makes this the one there is. */
  protected final void takeOver() {
    present = this;
  }

  /**
   * A client's handshake begins on an engine that a rule for request heads is for.
   *
   * @param host the one that the application asked for
   * @param port the same, below 1 if it is unknown
   */
  public abstract void begins(SSLEngine engine, Rule rule, String host, int port);

  /**
   * What {@code SSLEngine.wrap} would answer, or null to have the engine do it.
   *
   * @param range an offset above, a length below
   */
  public abstract @Nullable SSLEngineResult wrap(
      SSLEngine engine, @Nullable Object from, long range, ByteBuffer to) throws SSLException;

  /** Whether an engine must not close its output yet: this does so later. */
  public abstract boolean delaysClose(SSLEngine engine);
}
