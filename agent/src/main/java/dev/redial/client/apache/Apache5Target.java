package dev.redial.client.apache;

import dev.redial.http.Ports;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/** Where a request of Apache HttpClient 5 goes: its authority is the URL's, whatever its Host. */
final class Apache5Target {
  private static final ClientMethod AUTHORITY = ClientMethod.object("getAuthority()");
  private static final ClientMethod HOST = ClientMethod.object("getHostName()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod SCHEME = ClientMethod.object("getScheme()");
  private static final ClientMethod METHOD = ClientMethod.object("getMethod()");

  private Apache5Target() {}

  /** The authority of a request, or null; a server's response is no request and has none. */
  static @Nullable Object of(Object request) {
    return AUTHORITY.isIn(request) ? AUTHORITY.call(request) : null;
  }

  static String host(Object authority) {
    return (String) HOST.get(authority);
  }

  static int port(Object authority, Object request) {
    return Ports.of(PORT.number(authority), (String) SCHEME.call(request));
  }

  /** Whether it is for a proxy, which is to open a tunnel. */
  static boolean isTunnel(Object request) {
    return "CONNECT".equals(METHOD.call(request));
  }
}
