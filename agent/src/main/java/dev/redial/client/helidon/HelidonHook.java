package dev.redial.client.helidon;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientFunction;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Helidon's WebClient 4: gives the writer of a head changed fields, WebSocket handshakes included;
 * services of the application and redirects see those of the request.
 */
final class HelidonHook extends ClientRequestHook {
  private static final ClientMethod URI = ClientMethod.object("uri()");
  private static final ClientMethod HOST = ClientMethod.object("host()");
  private static final ClientMethod PORT = ClientMethod.number("port()");
  private static final ClientMethod METHOD = ClientMethod.object("method()");
  private static final ClientMethod TEXT = ClientMethod.object("text()");
  private static final ClientMethod NAME = ClientMethod.object("name()");
  private static final ClientMethod VALUES = ClientMethod.object("allValues()");
  private static final ClientMethod REMOVE = ClientMethod.object("remove(HeaderName)");
  private static final ClientMethod SET = ClientMethod.object("set(HeaderName,Collection)");
  private static final ClientFunction COPY =
      new ClientFunction("Headers", "ClientRequestHeaders.create(Headers)");
  private static final ClientFunction NEW_NAME =
      new ClientFunction("Headers", "HeaderNames.create(String)");

  /** Decides by these rules. */
  public HelidonHook(Decisions decisions) {
    super(decisions);
  }

  /**
   * Sees the fields, and either the request or its URI and its method.
   *
   * <p>The port is a matter of building the whole URI for Helidon, and so is asked for last.
   */
  @Override
  protected @Nullable Object on(
      @Nullable Object fields, @Nullable Object target, @Nullable Object method)
      throws IOException {
    if (fields == null || target == null) {
      return fields;
    }
    var uri = method == null ? URI.get(target) : target;
    var host = (String) HOST.get(uri);
    if (any(host) == null && !isWatched()) {
      return fields;
    }
    int port = PORT.number(uri);
    var verb = method == null ? METHOD.get(target) : method;
    return TEXT.get(verb).equals("CONNECT")
        ? fields
        : changed(fields, find(host, port), host, port);
  }

  @Override
  public HeaderFields read(Object headers) {
    var fields = new HeaderFields();
    for (var header : (Iterable<?>) headers) {
      var name = (String) NAME.get(header);
      for (var value : (List<?>) VALUES.get(header)) {
        fields.add(name, (String) value);
      }
    }
    return fields;
  }

  /** Fields that stay are not made anew: Helidon marks those that no proxy may keep. */
  @Override
  public Object write(Object headers, HeaderFields fields) {
    var copy = COPY.call(headers, headers);
    for (var header : (Iterable<?>) headers) {
      var name = (String) NAME.get(header);
      if (fields.first(name) == null) {
        REMOVE.call(copy, NEW_NAME.call(headers, name));
      }
    }
    var before = read(headers);
    for (int i = 0; i < fields.size(); i++) {
      var values = values(fields, fields.name(i));
      if (!values.equals(values(before, fields.name(i)))) {
        SET.call(copy, NEW_NAME.call(headers, fields.name(i)), values);
      }
    }
    return copy;
  }

  private static List<@Nullable String> values(HeaderFields fields, String name) {
    var values = new ArrayList<@Nullable String>();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.name(i).equalsIgnoreCase(name)) {
        values.add(fields.value(i));
      }
    }
    return values;
  }
}
