package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5 over HTTP/1.1: has the connection write a changed copy of the head. */
final class Apache5Hook extends ClientRequestHook {
  private static final ClientMethod METHOD = ClientMethod.object("getMethod()");
  private static final ClientMethod TARGET = ClientMethod.object("getRequestUri()");
  private static final ClientMethod VERSION = ClientMethod.object("getVersion()");
  private static final ClientMethod HEADERS = ClientMethod.object("headerIterator()");
  private static final ClientMethod NAME = ClientMethod.object("getName()");
  private static final ClientMethod VALUE = ClientMethod.object("getValue()");
  private static final ClientMethod SET_PATH = ClientMethod.object("setPath(String)");
  private static final ClientMethod SET_VERSION =
      ClientMethod.object("setVersion(ProtocolVersion)");
  private static final ClientMethod ADD = ClientMethod.object("addHeader(String,Object)");
  private static final ClientConstructor NEW_REQUEST =
      new ClientConstructor("HttpRequest", "message.BasicClassicHttpRequest(String,String)");

  /** Decides by these rules. */
  public Apache5Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request) throws IOException {
    // The asynchronous writer is a server's too.
    var authority = request == null ? null : Apache5Target.of(request);
    if (request == null || authority == null) {
      return request;
    }
    var host = Apache5Target.host(authority);
    int port = Apache5Target.port(authority, request);
    var rule = find(host, port);
    if (isSpared(rule) || Apache5Target.isTunnel(request)) {
      return request;
    }
    return changed(request, rule, host, port);
  }

  @Override
  public HeaderFields read(Object request) {
    var fields = new HeaderFields();
    for (var headers = (Iterator<?>) HEADERS.get(request); headers.hasNext(); ) {
      var header = headers.next();
      fields.add((String) NAME.get(header), VALUE.text(header));
    }
    return fields;
  }

  /** The target is written as it is, also where it is an absolute one for a proxy. */
  @Override
  public Object write(Object request, HeaderFields fields) {
    var copy = NEW_REQUEST.create(request, METHOD.call(request), "/");
    SET_PATH.call(copy, TARGET.call(request));
    SET_VERSION.call(copy, VERSION.call(request));
    for (int i = 0; i < fields.size(); i++) {
      ADD.call(copy, fields.name(i), fields.value(i));
    }
    return copy;
  }
}
