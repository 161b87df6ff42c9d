package dev.redial.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The name by which JSSE knows the peer of a connection. JSSE verifies it when SNI does not say
 * otherwise, and its session cache is keyed by it.
 *
 * <p>The fields are private: {@code sun.security.ssl.SSLSocketImpl.peerHost}, and {@code peerHost}
 * and {@code peerPort} of {@code javax.net.ssl.SSLEngine}, the same in JDK 17 to 27. Both packages
 * must be open to the agent.
 */
public final class PeerHost {
  private static final MethodType SETTER =
      MethodType.methodType(void.class, Object.class, String.class);

  /** Resolved with the first socket: a JVM whose TLS is by engines need not load their type. */
  private static final class OfSockets {
    static final MethodHandle GET;
    static final MethodHandle SET;

    static {
      try {
        var type = Class.forName("sun.security.ssl.SSLSocketImpl", false, null);
        var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        GET =
            lookup
                .findGetter(type, "peerHost", String.class)
                .asType(MethodType.methodType(String.class, Object.class));
        SET = lookup.findSetter(type, "peerHost", String.class).asType(SETTER);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  private final MethodHandle setOnEngine;
  private final MethodHandle setPortOnEngine;

  /** Fails if this JDK's engines have no such fields. */
  public PeerHost() throws ReflectiveOperationException {
    var lookup = MethodHandles.privateLookupIn(SSLEngine.class, MethodHandles.lookup());
    setOnEngine = lookup.findSetter(SSLEngine.class, "peerHost", String.class).asType(SETTER);
    setPortOnEngine = lookup.findSetter(SSLEngine.class, "peerPort", int.class);
  }

  public @Nullable String of(SSLSocket socket) throws Throwable {
    return (String) OfSockets.GET.invokeExact((Object) socket);
  }

  public void set(SSLSocket socket, String name) throws Throwable {
    OfSockets.SET.invokeExact((Object) socket, name);
  }

  public void set(SSLEngine engine, String name) throws Throwable {
    setOnEngine.invokeExact((Object) engine, name);
  }

  /** For an engine that was made without either. */
  public void set(SSLEngine engine, String name, int port) throws Throwable {
    set(engine, name);
    setPortOnEngine.invokeExact(engine, port);
  }
}
