package dev.redial.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The name by which JSSE knows the peer of a connection: what it verifies when SNI does not say
 * otherwise, and what its session cache is keyed by.
 *
 * <p>The fields are private: {@code sun.security.ssl.SSLSocketImpl.peerHost} and {@code
 * javax.net.ssl.SSLEngine.peerHost}, beside its port, the same in JDK 17 to 27. Both packages must
 * be open to the agent.
 */
final class PeerHost {
  private final MethodHandle ofSocket;
  private final MethodHandle setOnSocket;
  private final MethodHandle setOnEngine;
  private final MethodHandle setPortOnEngine;

  /** Fails if this JDK has no such fields. */
  PeerHost() throws ReflectiveOperationException {
    var lookup = MethodHandles.lookup();
    var socket = Class.forName("sun.security.ssl.SSLSocketImpl", false, null);
    var inSocket = MethodHandles.privateLookupIn(socket, lookup);
    var setter = MethodType.methodType(void.class, Object.class, String.class);
    ofSocket =
        inSocket
            .findGetter(socket, "peerHost", String.class)
            .asType(MethodType.methodType(String.class, Object.class));
    setOnSocket = inSocket.findSetter(socket, "peerHost", String.class).asType(setter);
    var inEngine = MethodHandles.privateLookupIn(SSLEngine.class, lookup);
    setOnEngine = inEngine.findSetter(SSLEngine.class, "peerHost", String.class).asType(setter);
    setPortOnEngine = inEngine.findSetter(SSLEngine.class, "peerPort", int.class);
  }

  @Nullable String of(SSLSocket socket) throws Throwable {
    return (String) ofSocket.invokeExact((Object) socket);
  }

  void set(SSLSocket socket, String name) throws Throwable {
    setOnSocket.invokeExact((Object) socket, name);
  }

  void set(SSLEngine engine, String name) throws Throwable {
    setOnEngine.invokeExact((Object) engine, name);
  }

  /** For an engine that was made without either. */
  void set(SSLEngine engine, String name, int port) throws Throwable {
    set(engine, name);
    setPortOnEngine.invokeExact(engine, port);
  }
}
