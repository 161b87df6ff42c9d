package dev.redial.tls;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The TLS connection that a thread has begun last. It is for drivers that check the certificate in
 * the same thread, during the handshake or after it, and hold neither session nor socket then.
 */
public final class LastTlsConnection {
  private static final ThreadLocal<Peer> LAST = new ThreadLocal<>();
  private static volatile boolean anyRuled;

  private LastTlsConnection() {}

  /** The weak reference lets {@link PeerNames} forget the name with its connection. */
  private record Peer(String asked, WeakReference<String> name) {}

  /**
   * One whose certificate must be valid for a rule's name.
   *
   * @param asked whom the application asked for
   * @param name the instance that stands for the rule, see {@link PeerNames}
   */
  static void ruled(String asked, String name) {
    LAST.set(new Peer(asked, new WeakReference<>(name)));
    anyRuled = true;
  }

  /** One that has no such rule, or none yet. */
  static void unruled() {
    if (anyRuled) {
      LAST.remove();
    }
  }

  /** The name that its certificate must be valid for, if it was asked for by that host, or null. */
  public static @Nullable String nameFor(String host) {
    var peer = anyRuled ? LAST.get() : null;
    return peer != null && peer.asked.equalsIgnoreCase(host) ? peer.name.get() : null;
  }
}
