package dev.redial.tls.plaintext;

import dev.redial.reflect.Members;
import dev.redial.tls.PlaintextSession;
import dev.redial.work.Trusted;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes a socket of JSSE speak without TLS, in place of its handshake.
 *
 * <p>JSSE does all its work on streams, time-outs and closing, as after a handshake that agreed on
 * nothing. Its records have no encryption, as before the end of a handshake; they are unwrapped
 * below it ({@link PlaintextOutput}, {@link PlaintextInput}).
 *
 * <p>So no method of the socket has to be written anew, and no socket without such a rule changes.
 * A byte of TLS that JSSE might still write goes nowhere.
 */
public final class PlaintextSocket {
  private static final String CONTEXT = "conContext";
  private static final String INPUT = "inputRecord";
  private static final String OUTPUT = "outputRecord";
  private static final String VERSION = "protocolVersion";

  private PlaintextSocket() {}

  /** Does it; the handshake must not have begun, and must not follow. */
  public static void begin(SSLSocket socket, PlaintextSession session) throws Throwable {
    var context = member(socket, CONTEXT);
    var input = member(context, INPUT);
    var output = member(context, OUTPUT);
    var in = (InputStream) member(input, "is");
    var out = (OutputStream) member(output, "deliverStream");
    Members.call(input, "setReceiverStream", new PlaintextInput(in, session));
    Members.call(output, "setDeliverStream", new PlaintextOutput(out));
    // else the first record would have to be one of a handshake
    Members.set(input, "formatVerified", true);
    Members.set(context, VERSION, halfClosing(Members.typeOf(context, VERSION)));
    Members.set(context, "applicationProtocol", "");
    Members.set(context, "isNegotiated", true);
    tell(member(context, "sslConfig"), new HandshakeCompletedEvent(socket, session));
  }

  /** What an application is shown of such a socket, or null for a socket of another kind. */
  static @Nullable PlaintextSession session(Object socket) throws ReflectiveOperationException {
    var in = Members.get(member(member(socket, CONTEXT), INPUT), "is");
    return in instanceof PlaintextInput plain ? plain.session() : null;
  }

  /**
   * Only in TLS 1.3 JSSE leaves the output alone when the input ends. The versions are found by the
   * field's type: some JDKs leave the field itself empty until a handshake has agreed on one.
   */
  private static Object halfClosing(Class<?> versions) {
    for (var known : versions.getEnumConstants()) {
      if (((Enum<?>) known).name().equals("TLS13")) {
        return known;
      }
    }
    throw new IllegalStateException("this JDK has no TLS 1.3");
  }

  /** In a thread of their own, as JSSE does. */
  private static void tell(Object settings, HandshakeCompletedEvent event)
      throws ReflectiveOperationException {
    var known = Members.get(settings, "handshakeListeners");
    // a map in builds with a SecurityManager, with whose permissions each listener runs; else a set
    var contexts = known instanceof Map<?, ?> map ? new HashMap<>(map) : Map.of();
    var listeners = known instanceof Map<?, ?> ? contexts.keySet() : (Collection<?>) known;
    if (listeners == null || listeners.isEmpty()) {
      return;
    }
    var told = new ArrayList<>(listeners);
    var thread = new Thread(() -> notify(told, contexts, event), "HandshakeCompletedNotify-Thread");
    thread.setDaemon(true);
    thread.start();
  }

  private static void notify(List<?> listeners, Map<?, ?> contexts, HandshakeCompletedEvent event) {
    for (var listener : listeners) {
      var told = (HandshakeCompletedListener) listener;
      Trusted.runWithin(contexts.get(listener), () -> told.handshakeCompleted(event));
    }
  }

  private static Object member(Object of, String name) throws ReflectiveOperationException {
    return Objects.requireNonNull(Members.get(of, name), name);
  }
}
