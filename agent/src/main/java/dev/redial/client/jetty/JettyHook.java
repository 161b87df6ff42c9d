package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Gives Jetty's sender changed fields where it asks for those of a request over HTTP/1.1, WebSocket
 * handshakes included. The request stays as it was, since redirects are copied from it.
 */
final class JettyHook extends ClientRequestHook {
  private static final ClientMethod REQUEST = ClientMethod.object("getRequest()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod SCHEME = ClientMethod.object("getScheme()");
  private static final ClientMethod METHOD = ClientMethod.object("getMethod()");

  /** Decides by these rules. */
  public JettyHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object fields, @Nullable Object exchange)
      throws IOException {
    if (fields == null || exchange == null) {
      return fields;
    }
    var request = REQUEST.get(exchange);
    var host = (String) HOST.call(request);
    int port = Ports.of(PORT.number(request), (String) SCHEME.call(request));
    var rule = find(host, port);
    if (host == null || rule == null || "CONNECT".equals(METHOD.call(request))) {
      return fields;
    }
    return changed(fields, rule, host, port);
  }

  @Override
  public HeaderFields read(Object fields) {
    return JettyFields.read(fields);
  }

  @Override
  public Object write(Object fields, HeaderFields changed) {
    return JettyFields.write(changed, fields);
  }
}
