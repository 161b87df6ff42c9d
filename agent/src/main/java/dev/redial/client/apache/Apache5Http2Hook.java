package dev.redial.client.apache;

import dev.redial.decision.Decisions;
import dev.redial.http.HeaderFields;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Apache HttpClient 5 over HTTP/2: changes the list of header fields that it makes of a request.
 */
final class Apache5Http2Hook extends RequestHook {
  private static final ClientMethod NAME = ClientMethod.object("getName()");
  private static final ClientMethod VALUE = ClientMethod.object("getValue()");
  private static final ClientConstructor NEW_HEADER =
      new ClientConstructor("HttpRequest", "message.BasicHeader(String,Object)");

  /** Decides by these rules. */
  public Apache5Http2Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object list, @Nullable Object request)
      throws IOException {
    return list == null || request == null ? list : changed((List<?>) list, request);
  }

  private List<?> changed(List<?> list, Object request) throws IOException {
    var authority = Apache5Target.of(request);
    if (authority == null) {
      return list;
    }
    var host = Apache5Target.host(authority);
    int port = Apache5Target.port(authority, request);
    var rule = find(host, port);
    if (rule == null || Apache5Target.isTunnel(request)) {
      return list;
    }
    try {
      var fields = read(list);
      return change(fields, rule, host, port) ? write(fields, request) : list;
    } catch (RuntimeException | LinkageError e) {
      throw decisions.refusal(rule, Layer.HTTP, host, e);
    }
  }

  private static HeaderFields read(List<?> list) {
    var fields = new HeaderFields();
    for (var header : list) {
      fields.add((String) NAME.get(header), VALUE.text(header));
    }
    return fields;
  }

  private static List<Object> write(HeaderFields fields, Object request) {
    var list = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      var name = fields.name(i).toLowerCase(Locale.ROOT);
      list.add(NEW_HEADER.create(request, name, fields.value(i)));
    }
    return list;
  }
}
