package dev.redial.client.grpc;

import dev.redial.decision.Decisions;
import dev.redial.http.Endpoint;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.Members;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * gRPC on what it took over from OkHttp: gives the writer of frames a changed list of fields. It
 * knows a channel by the authority alone, which is its target unless the application overrides it.
 */
final class GrpcOkHttpHook extends RequestHook {
  private static final ClientMethod TEXT = ClientMethod.object("utf8()");
  private static final ClientConstructor NEW_HEADER =
      new ClientConstructor("Header", "Header(String,String)");

  /** Decides by these rules. */
  public GrpcOkHttpHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object list) throws IOException {
    return list instanceof List<?> headers && !headers.isEmpty() ? changed(headers) : list;
  }

  private List<?> changed(List<?> headers) throws IOException {
    var authority = first(headers, ":authority");
    if (authority == null) {
      return headers;
    }
    var endpoint = Endpoint.of(authority);
    int port = Ports.of(endpoint.port(), first(headers, ":scheme"));
    var rule = find(endpoint.host(), port);
    if (rule == null) {
      return headers;
    }
    try {
      var fields = read(headers);
      boolean enforced = change(fields, rule, endpoint.host(), port);
      return enforced ? write(headers.get(0), fields) : headers;
    } catch (RuntimeException | LinkageError e) {
      throw decisions.refusal(rule, Layer.HTTP, endpoint.host(), e);
    }
  }

  /**
   * Of the fields in front of all others, which keep their texts; nothing is allocated for them.
   */
  private static @Nullable String first(List<?> headers, String name) {
    try {
      for (int i = 0; i < headers.size(); i++) {
        var header = headers.get(i);
        if (name.equals(text(header, "name"))) {
          return text(header, "value");
        }
      }
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable String text(Object header, String part)
      throws ReflectiveOperationException {
    return (String) TEXT.call(Objects.requireNonNull(Members.get(header, part)));
  }

  /** The text of a header is {@code name: value}; a name may begin with a colon. */
  private static HeaderFields read(List<?> headers) {
    var fields = new HeaderFields();
    for (var header : headers) {
      var text = header.toString();
      int colon = text.indexOf(':', 1);
      fields.add(text.substring(0, colon), text.substring(colon + 2));
    }
    return fields;
  }

  private static List<Object> write(Object known, HeaderFields fields) {
    var list = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      var name = fields.name(i).toLowerCase(Locale.ROOT);
      list.add(NEW_HEADER.create(known, name, fields.value(i)));
    }
    return list;
  }
}
