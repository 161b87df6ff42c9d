package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 4: has the connection write a changed copy of the head. The host is that of the
 * route; the one next to it may be a virtual host that the application chose.
 */
class Apache4Hook extends ClientRequestHook {
  private static final ClientMethod ATTRIBUTE = ClientMethod.object("getAttribute(String)");
  private static final ClientMethod TARGET = ClientMethod.object("getTargetHost()");
  private static final ClientMethod HOST = ClientMethod.object("getHostName()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod SCHEME = ClientMethod.object("getSchemeName()");
  private static final ClientMethod LINE = ClientMethod.object("getRequestLine()");
  private static final ClientMethod METHOD = ClientMethod.object("getMethod()");
  private static final ClientMethod HEADERS = ClientMethod.object("headerIterator()");
  private static final ClientMethod NAME = ClientMethod.object("getName()");
  private static final ClientMethod VALUE = ClientMethod.object("getValue()");
  private static final ClientMethod ADD = ClientMethod.object("addHeader(String,String)");
  private static final ClientConstructor NEW_REQUEST =
      new ClientConstructor("HttpRequest", "message.BasicHttpRequest(RequestLine)");

  /** Decides by these rules. */
  public Apache4Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request, @Nullable Object context)
      throws IOException {
    var target = request == null || context == null ? null : target(context);
    if (request == null || target == null) {
      return request;
    }
    var host = (String) HOST.get(target);
    int port = Ports.of(PORT.number(target), (String) SCHEME.call(target));
    var rule = find(host, port);
    if (isSpared(rule) || "CONNECT".equals(METHOD.call(LINE.get(request)))) {
      return request;
    }
    return changed(request, rule, host, port);
  }

  private static @Nullable Object target(Object context) {
    var route = ATTRIBUTE.call(context, "http.route");
    return route == null ? ATTRIBUTE.call(context, "http.target_host") : TARGET.call(route);
  }

  @Override
  public HeaderFields read(Object request) {
    var fields = new HeaderFields();
    for (var headers = (Iterator<?>) HEADERS.get(request); headers.hasNext(); ) {
      var header = headers.next();
      fields.add((String) NAME.get(header), (String) VALUE.call(header));
    }
    return fields;
  }

  @Override
  public Object write(Object request, HeaderFields fields) {
    return filled(NEW_REQUEST.create(request, LINE.get(request)), fields);
  }

  static Object filled(Object copy, HeaderFields fields) {
    for (int i = 0; i < fields.size(); i++) {
      ADD.call(copy, fields.name(i), fields.value(i));
    }
    return copy;
  }
}
