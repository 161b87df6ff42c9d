package dev.redial.client.websocket;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tyrus: changes the fields of a WebSocket handshake, which it makes anew for each attempt, for
 * each redirect and for each answer to a challenge.
 */
final class TyrusHook extends ClientRequestHook {
  private static final ClientMethod TARGET = ClientMethod.object("getRequestURI()");
  private static final ClientMethod FIELDS = ClientMethod.object("getHeaders()");

  /** Decides by these rules. */
  public TyrusHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request) throws IOException {
    var uri = request == null ? null : (URI) TARGET.call(request);
    if (request == null || uri == null) {
      return request;
    }
    int port = Ports.of(uri.getPort(), uri.getScheme());
    var rule = find(uri.getHost(), port);
    return rule == null ? request : changed(request, rule, uri.getHost(), port);
  }

  @Override
  public HeaderFields read(Object request) {
    var fields = new HeaderFields();
    for (var field : ((Map<?, ?>) FIELDS.get(request)).entrySet()) {
      for (var value : (List<?>) field.getValue()) {
        fields.add((String) field.getKey(), (String) value);
      }
    }
    return fields;
  }

  @Override
  @SuppressWarnings("unchecked") // Tyrus declares it so
  public Object write(Object request, HeaderFields fields) {
    var map = (Map<String, List<@Nullable String>>) FIELDS.get(request);
    map.clear();
    for (int i = 0; i < fields.size(); i++) {
      var values = map.get(fields.name(i));
      if (values == null) {
        values = new ArrayList<>();
        map.put(fields.name(i), values);
      }
      values.add(fields.value(i));
    }
    return request;
  }
}
