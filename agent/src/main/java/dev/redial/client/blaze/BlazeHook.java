package dev.redial.client.blaze;

import dev.redial.decision.Decisions;
import dev.redial.http.ClientRequestHook;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.reflect.ClientConstructor;
import dev.redial.reflect.ClientFunction;
import dev.redial.reflect.ClientMethod;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Blaze: sends a copy of the request that has other fields. Requests of http4s are immutable; those
 * of the application and its middleware stay as they are.
 */
final class BlazeHook extends ClientRequestHook {
  private static final ClientMethod SCHEME = ClientMethod.object("scheme()");
  private static final ClientMethod AUTHORITY = ClientMethod.object("authority()");
  private static final ClientMethod URI = ClientMethod.object("uri()");
  private static final ClientMethod HOST = ClientMethod.object("host()");
  private static final ClientMethod PORT = ClientMethod.object("port()");
  private static final ClientMethod NAME = ClientMethod.object("name()");
  private static final ClientMethod VALUE = ClientMethod.object("value()");
  private static final ClientMethod HEADERS = ClientMethod.object("headers()");
  private static final ClientMethod WITH_HEADERS = ClientMethod.object("withHeaders(List)");

  /** Scala's options and lists. */
  private static final ClientMethod IS_EMPTY = ClientMethod.object("isEmpty()");

  private static final ClientMethod GET = ClientMethod.object("get()");
  private static final ClientMethod HEAD = ClientMethod.object("head()");
  private static final ClientMethod TAIL = ClientMethod.object("tail()");
  private static final ClientMethod PREPEND = ClientMethod.object("$colon$colon(Object)");

  /** A set of names that is never empty: each of them leads to the library's class of names. */
  private static final ClientFunction NAMES =
      new ClientFunction("Request", "Headers.SensitiveHeaders()");

  private static final ClientFunction NEW_NAME =
      new ClientFunction("CIString", "CIString.apply(String)");
  private static final ClientConstructor NEW_HEADER =
      new ClientConstructor("Request", "Header$Raw(CIString,String)");

  /** Decides by these rules. */
  public BlazeHook(Decisions decisions) {
    super(decisions);
  }

  /** Gets a request, and scheme and authority of the connection that it goes over. */
  @Override
  protected @Nullable Object on(@Nullable Object request, @Nullable Object connection)
      throws IOException {
    if (request == null || connection == null) {
      return request;
    }
    var authority = AUTHORITY.get(connection);
    var host = (String) VALUE.get(HOST.get(authority));
    if (isSpared(any(host))) {
      return request;
    }
    var port = option(PORT.get(authority));
    int number = port == null ? -1 : (int) port;
    int known = Ports.of(number, (String) VALUE.get(SCHEME.get(connection)));
    return changed(request, find(host, known), host, known);
  }

  /** Blaze itself writes a Host first that the application has not set; so does this hook. */
  @Override
  public HeaderFields read(Object request) {
    var fields = new HeaderFields();
    var uri = URI.get(request);
    var host = option(HOST.get(uri));
    if (host != null && !hasHost(request)) {
      var port = option(PORT.get(uri));
      fields.add("Host", VALUE.get(host) + (port == null ? "" : ":" + port));
    }
    for (var at = HEADERS.get(request); !isEmpty(at); at = TAIL.get(at)) {
      var header = HEAD.get(at);
      fields.add(String.valueOf(NAME.text(header)), (String) VALUE.get(header));
    }
    return fields;
  }

  private static boolean hasHost(Object request) {
    for (var at = HEADERS.get(request); !isEmpty(at); at = TAIL.get(at)) {
      if ("Host".equalsIgnoreCase(NAME.text(HEAD.get(at)))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Object write(Object request, HeaderFields fields) {
    var name = HEAD.get(NAMES.call(request));
    var list = HEADERS.get(request);
    while (!isEmpty(list)) {
      list = TAIL.get(list);
    }
    for (int i = fields.size() - 1; i >= 0; i--) {
      var header = NEW_HEADER.create(request, NEW_NAME.call(name, fields.name(i)), fields.value(i));
      list = Objects.requireNonNull(PREPEND.call(list, header));
    }
    return Objects.requireNonNull(WITH_HEADERS.call(request, list));
  }

  private static @Nullable Object option(Object option) {
    return isEmpty(option) ? null : GET.get(option);
  }

  private static boolean isEmpty(Object option) {
    return Boolean.TRUE.equals(IS_EMPTY.get(option));
  }
}
