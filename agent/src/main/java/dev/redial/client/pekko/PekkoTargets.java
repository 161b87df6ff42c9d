package dev.redial.client.pekko;

import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.WeakIdentityMap;

/**
 * What the Host field of a Pekko or Akka connection says of it, which is all that the rendering of
 * a request knows. To its scheme's own port it names none: those of TLS are kept in mind.
 */
final class PekkoTargets {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final ClientMethod HOST = ClientMethod.object("host()");
  private static final ClientMethod ADDRESS = ClientMethod.object("address()");
  private static final ClientMethod PORT = ClientMethod.number("port()");
  private static final WeakIdentityMap<Integer> PORTS = new WeakIdentityMap<>();

  private PekkoTargets() {}

  /** Records that a connection is for port 443. */
  static void addSecure(Object target) {
    if (PORT.number(target) == 0) {
      PORTS.add(target, HTTPS);
    }
  }

  static String host(Object target) {
    return (String) ADDRESS.get(HOST.get(target));
  }

  static int port(Object target) {
    int port = PORT.number(target);
    if (port > 0) {
      return port;
    }
    var known = PORTS.of(target);
    return known == null ? HTTP : known;
  }
}
