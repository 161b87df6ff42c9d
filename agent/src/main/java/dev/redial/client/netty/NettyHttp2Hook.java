package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.http.Endpoint;
import dev.redial.http.GrpcFields;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import dev.redial.reflect.ClientTypes;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Netty over HTTP/2, gRPC included: gives the frame writer a changed copy of a request's headers.
 * Servers' headers and trailers have no :method.
 */
final class NettyHttp2Hook extends NettyHook {
  private static final ClientMethod FIELD = ClientMethod.object("get(Object)");
  private static final ClientMethod ADD = ClientMethod.object("add(Object,Object)");
  private static final ClientConstructor NEW_HEADERS =
      new ClientConstructor("Http2Headers", "DefaultHttp2Headers(boolean)");

  /** By class, whether its headers can be asked for; those of gRPC can only be gone through. */
  private static final ClassValue<Boolean> CAN_BE_ASKED =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> headers) {
          return ClientTypes.named(headers, "DefaultHttp2Headers") != null;
        }
      };

  /** Decides by these rules. */
  public NettyHttp2Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object headers, @Nullable Object context)
      throws IOException {
    return headers == null || context == null ? headers : changed(headers, context);
  }

  private Object changed(Object headers, Object context) throws IOException {
    var authority = field(headers, ":authority");
    // Armeria sends what the application has set as Host alone (RFC 9113, 8.3.1).
    authority = authority == null ? field(headers, "host") : authority;
    if (authority == null) {
      return headers;
    }
    var endpoint = Endpoint.of(authority);
    var engine = engine(context, headers);
    var rule = find(engine, endpoint);
    var method = isSpared(rule) ? null : field(headers, ":method");
    if (method == null || method.equals("CONNECT")) {
      return headers;
    }
    return changed(headers, rule, endpoint.host(), port(engine, endpoint));
  }

  private static @Nullable String field(Object headers, String name) {
    if (CAN_BE_ASKED.get(headers.getClass())) {
      var value = FIELD.call(headers, name);
      return value == null ? null : value.toString();
    }
    var inFront = GrpcFields.inFront(headers);
    return inFront == null ? goThrough(headers, name) : search(inFront, name);
  }

  private static @Nullable String search(Object[] fields, String name) {
    for (int i = 0; i < fields.length; i += 2) {
      if (name.contentEquals((CharSequence) fields[i])) {
        return fields[i + 1].toString();
      }
    }
    return null;
  }

  private static @Nullable String goThrough(Object headers, String name) {
    for (var header : (Iterable<?>) headers) {
      var field = (Map.Entry<?, ?>) header;
      if (name.contentEquals((CharSequence) field.getKey())) {
        return field.getValue().toString();
      }
    }
    return null;
  }

  @Override
  public HeaderFields read(Object headers) {
    var fields = new HeaderFields();
    for (var header : (Iterable<?>) headers) {
      var field = (Map.Entry<?, ?>) header;
      fields.add(field.getKey().toString(), field.getValue().toString());
    }
    return fields;
  }

  @Override
  public Object write(Object headers, HeaderFields fields) {
    var copy = NEW_HEADERS.create(headers, false);
    for (int i = 0; i < fields.size(); i++) {
      ADD.call(copy, fields.name(i).toLowerCase(Locale.ROOT), fields.value(i));
    }
    return copy;
  }
}
