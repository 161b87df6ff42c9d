package dev.redial.client.commons;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Makes a method of Commons HttpClient 3 write other header fields than it holds. The method object
 * stays as it was, since applications and redirects use it again.
 */
final class CommonsHttpHook extends ClientRequestHook {
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod METHOD = ClientMethod.object("getName()");
  private static final ClientMethod NAME = ClientMethod.object("getName()");
  private static final ClientMethod VALUE = ClientMethod.object("getValue()");
  private static final ClientConstructor NEW_FIELD =
      new ClientConstructor("Header", "Header(String,String)");

  /** Decides by these rules. */
  public CommonsHttpHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object fields, @Nullable Object connection, @Nullable Object method)
      throws IOException {
    if (fields == null || connection == null || method == null || Array.getLength(fields) == 0) {
      return fields;
    }
    var host = (String) HOST.call(connection);
    int port = PORT.number(connection);
    var rule = find(host, port);
    return host == null || rule == null || "CONNECT".equals(METHOD.call(method))
        ? fields
        : changed(fields, rule, host, port);
  }

  @Override
  public HeaderFields read(Object array) {
    var fields = new HeaderFields();
    for (var field : (Object[]) array) {
      fields.add((String) NAME.get(field), (String) VALUE.call(field));
    }
    return fields;
  }

  @Override
  public Object write(Object array, HeaderFields fields) {
    var one = ((Object[]) array)[0];
    var changed = (Object[]) Array.newInstance(array.getClass().getComponentType(), fields.size());
    for (int i = 0; i < changed.length; i++) {
      changed[i] = NEW_FIELD.create(one, fields.name(i), fields.value(i));
    }
    return changed;
  }
}
