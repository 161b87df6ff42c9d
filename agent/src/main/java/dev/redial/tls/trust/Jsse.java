package dev.redial.tls.trust;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sun.security.ssl} keeps to itself and the hooks need during a handshake, the same in
 * JDK 17 to 27.
 */
public final class Jsse {
  /** {@code HandshakeContext.handshakeSession}. */
  static final MethodHandle HANDSHAKE_SESSION;

  /** {@code TransportContext.transport}: the socket or the engine. */
  public static final MethodHandle TRANSPORT;

  /** {@code HandshakeContext.conContext}. */
  private static final MethodHandle CONTEXT;

  /** {@code SSLTransport.getPeerHost()}. */
  private static final MethodHandle PEER_HOST;

  /** {@code TransportContext.isNegotiated}. */
  public static final MethodHandle IS_NEGOTIATED;

  /** {@code X509TrustManagerImpl.checkIdentity(String, X509Certificate, String)}. */
  static final MethodHandle CHECK_IDENTITY;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var handshake = Class.forName("sun.security.ssl.HandshakeContext", false, null);
      var session = Class.forName("sun.security.ssl.SSLSessionImpl", false, null);
      HANDSHAKE_SESSION =
          MethodHandles.privateLookupIn(handshake, lookup)
              .findGetter(handshake, "handshakeSession", session)
              .asType(MethodType.methodType(SSLSession.class, Object.class));
      var context = Class.forName("sun.security.ssl.TransportContext", false, null);
      var inContext = MethodHandles.privateLookupIn(context, lookup);
      var transport = Class.forName("sun.security.ssl.SSLTransport", false, null);
      CONTEXT =
          MethodHandles.privateLookupIn(handshake, lookup)
              .findGetter(handshake, "conContext", context)
              .asType(MethodType.methodType(Object.class, Object.class));
      PEER_HOST =
          inContext
              .findVirtual(transport, "getPeerHost", MethodType.methodType(String.class))
              .asType(MethodType.methodType(String.class, Object.class));
      TRANSPORT =
          inContext
              .findGetter(context, "transport", transport)
              .asType(MethodType.methodType(Object.class, Object.class));
      IS_NEGOTIATED =
          inContext
              .findGetter(context, "isNegotiated", boolean.class)
              .asType(MethodType.methodType(boolean.class, Object.class));
      var manager = Class.forName("sun.security.ssl.X509TrustManagerImpl", false, null);
      CHECK_IDENTITY =
          MethodHandles.privateLookupIn(manager, lookup)
              .findStatic(
                  manager,
                  "checkIdentity",
                  MethodType.methodType(
                      void.class, String.class, X509Certificate.class, String.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Jsse() {}

  /** The same before the server's answer, when there is no session yet. */
  public static @Nullable String peerOfHello(Object handshake) {
    try {
      var context = (Object) CONTEXT.invokeExact(handshake);
      var transport = (Object) TRANSPORT.invokeExact(context);
      return (String) PEER_HOST.invokeExact(transport);
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }

  /** The name that a client's handshake is with, or null. */
  public static @Nullable String peerOf(Object handshake) {
    try {
      return ((SSLSession) HANDSHAKE_SESSION.invokeExact(handshake)).getPeerHost();
    } catch (Throwable t) {
      throw new IllegalStateException(t);
    }
  }
}
