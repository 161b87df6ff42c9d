package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.route.ProxyBypassHook;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 4 and 5: where a rule sets the route, makes a direct route of the one through a
 * proxy of the application's.
 */
final class ApacheProxyHook extends ProxyBypassHook {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private static final ClientMethod PROXY = ClientMethod.object("getProxyHost()");
  private static final ClientMethod TARGET = ClientMethod.object("getTargetHost()");
  private static final ClientMethod LOCAL = ClientMethod.object("getLocalAddress()");
  private static final ClientMethod SECURE = ClientMethod.object("isSecure()");
  private static final ClientMethod NAME = ClientMethod.object("getTargetName()");
  private static final ClientMethod HOST = ClientMethod.object("getHostName()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientConstructor DIRECT =
      new ClientConstructor("HttpRoute", "HttpRoute(HttpHost,InetAddress,boolean)");
  private static final ClientConstructor NAMED =
      new ClientConstructor("HttpRoute", "HttpRoute(HttpHost,NamedEndpoint,InetAddress,boolean)");

  /** Decides by these rules. */
  public ApacheProxyHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object route) {
    if (route == null || PROXY.call(route) == null) {
      return route;
    }
    var target = TARGET.get(route);
    var secure = SECURE.get(route);
    int given = PORT.number(target);
    int port = given > 0 ? given : secure.equals(true) ? HTTPS : HTTP;
    return isBypassed((String) HOST.get(target), port) ? direct(route, target, secure) : route;
  }

  private static Object direct(Object route, Object target, Object secure) {
    var local = LOCAL.call(route);
    return NAME.isIn(route)
        ? NAMED.createOf(route, target, NAME.call(route), local, secure)
        : DIRECT.createOf(route, target, local, secure);
  }
}
