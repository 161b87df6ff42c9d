package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.http.Endpoint;
import dev.redial.http.HeaderFields;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Netty over HTTP/1.1: decides when {@code HttpObjectEncoder.encode} begins and keeps the changed
 * headers for {@link NettyHeaders1Hook}, which the same call of the encoder comes to next. The
 * message itself is never touched.
 */
final class NettyRequest1Hook extends NettyHook {
  private static final ClientMethod METHOD = ClientMethod.object("method()");
  private static final ClientMethod TARGET = ClientMethod.object("uri()");
  private static final ClientMethod HEADERS = ClientMethod.object("headers()");
  private static final ClientMethod FIELD = ClientMethod.object("get(String)");
  private static final ClientMethod ADD = ClientMethod.object("add(String,Object)");
  private static final ClientMethod EXECUTOR = ClientMethod.object("executor()");
  private static final ClientMethod CLOSE = ClientMethod.object("close()");
  private static final ClientConstructor NEW_HEADERS =
      new ClientConstructor("HttpHeaders", "DefaultHttpHeaders(boolean)");

  private static final ThreadLocal<@Nullable Object> CHANGED = new ThreadLocal<>();

  /** Decides by these rules. */
  public NettyRequest1Hook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(@Nullable Object message, @Nullable Object context)
      throws IOException {
    if (CHANGED.get() != null) {
      // An encoder failed between the two hooks.
      CHANGED.remove();
    }
    if (message != null && context != null && METHOD.isIn(message)) {
      try {
        decide(message, context);
      } catch (IOException refusal) {
        close(context, refusal);
        throw refusal;
      }
    }
    return message;
  }

  /** Vert.x looks at no failure to write; others are to see the failure first. */
  private static void close(Object context, IOException refusal) {
    try {
      if (EXECUTOR.call(context) instanceof Executor executor) {
        executor.execute(() -> CLOSE.call(context));
      }
    } catch (RuntimeException | LinkageError e) {
      // an event loop that is shut down
      refusal.addSuppressed(e);
    }
  }

  /** The headers that the encoder is to write in place of the message's, or null. */
  static @Nullable Object takeChanged() {
    var headers = CHANGED.get();
    if (headers != null) {
      CHANGED.remove();
    }
    return headers;
  }

  private void decide(Object message, Object context) throws IOException {
    var headers = HEADERS.get(message);
    var authority = authority((String) TARGET.call(message), headers);
    if (authority == null) {
      return;
    }
    var endpoint = Endpoint.of(authority);
    var engine = engine(context, headers);
    var rule = find(engine, endpoint);
    if (!isSpared(rule) && !"CONNECT".equals(METHOD.text(message))) {
      var other = changed(headers, rule, endpoint.host(), port(engine, endpoint));
      CHANGED.set(other);
    }
  }

  /** That of an absolute target, which is for a proxy, is the URL's (RFC 9112, 3.2.2). */
  private static @Nullable String authority(@Nullable String target, Object headers) {
    int start = target == null ? -1 : target.indexOf("://");
    if (target == null || start < 0 || target.startsWith("/")) {
      return (String) FIELD.call(headers, "Host");
    }
    int end = target.indexOf('/', start + 3);
    return target.substring(start + 3, end < 0 ? target.length() : end);
  }

  @Override
  public HeaderFields read(Object headers) {
    var fields = new HeaderFields();
    for (var header : (Iterable<?>) headers) {
      var field = (Map.Entry<?, ?>) header;
      fields.add(String.valueOf(field.getKey()), String.valueOf(field.getValue()));
    }
    return fields;
  }

  @Override
  public Object write(Object headers, HeaderFields fields) {
    var copy = NEW_HEADERS.create(headers, false);
    for (int i = 0; i < fields.size(); i++) {
      ADD.call(copy, fields.name(i), fields.value(i));
    }
    return copy;
  }
}
