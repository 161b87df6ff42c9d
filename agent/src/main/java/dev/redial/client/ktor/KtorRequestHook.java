package dev.redial.client.ktor;

import dev.redial.decision.Decisions;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientMethod;
import org.jspecify.annotations.Nullable;

/** Ktor's own client, CIO: sees a request, WebSocket handshakes included, before its head. */
final class KtorRequestHook extends RequestHook {
  private static final ClientMethod URL = ClientMethod.object("getUrl()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod METHOD = ClientMethod.object("getMethod()");
  private static final ClientMethod NAME = ClientMethod.object("getValue()");

  /** Decides by these rules. */
  public KtorRequestHook(Decisions decisions) {
    super(decisions);
  }

  /** Sees null when Ktor goes on with a head that it has written. */
  @Override
  protected @Nullable Object on(@Nullable Object request) {
    KtorHead.forget();
    if (request == null) {
      return null;
    }
    var url = URL.get(request);
    var host = (String) HOST.get(url);
    if (any(host) == null && !isWatched()) {
      // to ask for the port costs Ktor an object
      return request;
    }
    int port = PORT.number(url);
    var rule = find(host, port);
    if (!isSpared(rule) && !NAME.get(METHOD.get(request)).equals("CONNECT")) {
      KtorHead.expect(rule, host, port);
    }
    return request;
  }
}
