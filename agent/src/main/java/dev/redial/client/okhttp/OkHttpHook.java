package dev.redial.client.okhttp;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp: gives {@code writeRequestHeaders} a changed copy of the request; follow-ups and retries
 * are made from the original.
 */
final class OkHttpHook extends ClientRequestHook {
  private static final ClientMethod HEADERS = ClientMethod.object("headers()");
  private static final ClientMethod SIZE = ClientMethod.number("size()");
  private static final ClientMethod NAME = ClientMethod.object("name(int)");
  private static final ClientMethod VALUE = ClientMethod.object("value(int)");
  private static final ClientMethod NEW_BUILDER = ClientMethod.object("newBuilder()");
  private static final ClientMethod SET_HEADERS = ClientMethod.object("headers(Headers)");
  private static final ClientMethod BUILD = ClientMethod.object("build()");
  private static final ClientMethod ADD = ClientMethod.object("addUnsafeNonAscii(String,String)");

  /** Of releases before 3.12. */
  private static final ClientMethod ADD_ASCII = ClientMethod.object("add(String,String)");

  private static final ClientConstructor NEW_HEADERS =
      new ClientConstructor("Headers", "Headers$Builder()");

  /** Decides by these rules. */
  public OkHttpHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object request) throws IOException {
    if (request == null) {
      return null;
    }
    var url = OkHttpUrl.of(request);
    var host = OkHttpUrl.host(url);
    int port = OkHttpUrl.port(url);
    var rule = find(host, port);
    return changed(request, rule, host, port);
  }

  @Override
  public HeaderFields read(Object request) {
    var headers = HEADERS.get(request);
    var fields = new HeaderFields();
    for (int i = 0; i < SIZE.number(headers); i++) {
      fields.add(String.valueOf(NAME.call(headers, i)), (String) VALUE.call(headers, i));
    }
    return fields;
  }

  @Override
  public Object write(Object request, HeaderFields fields) {
    var headers = NEW_HEADERS.create(HEADERS.get(request));
    var add = ADD.isIn(headers) ? ADD : ADD_ASCII;
    for (int i = 0; i < fields.size(); i++) {
      add.call(headers, fields.name(i), fields.value(i));
    }
    var builder = NEW_BUILDER.get(request);
    SET_HEADERS.call(builder, BUILD.call(headers));
    return BUILD.get(builder);
  }
}
