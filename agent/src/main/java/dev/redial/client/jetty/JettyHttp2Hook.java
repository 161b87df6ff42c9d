package dev.redial.client.jetty;

import dev.redial.decision.Decisions;
import dev.redial.http.HeaderFields;
import dev.redial.http.Ports;
import dev.redial.http.RequestHook;
import dev.redial.reflect.ClientMethod;
import dev.redial.rule.Layer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Jetty over HTTP/2: decides when {@code HpackEncoder.encode} begins on a request, and keeps the
 * changed fields for {@link JettyHttp2FieldsHook}, which the same call comes to next.
 */
final class JettyHttp2Hook extends RequestHook {
  private static final ClientMethod IS_REQUEST = ClientMethod.object("isRequest()");
  private static final ClientMethod METHOD = ClientMethod.object("getMethod()");

  /** Only WebSocket over HTTP/2 has one with CONNECT (RFC 8441). */
  private static final ClientMethod PROTOCOL = ClientMethod.object("getProtocol()");

  /** Up to 11. */
  private static final ClientMethod URI = ClientMethod.object("getURI()");

  private static final ClientMethod HTTP_URI = ClientMethod.object("getHttpURI()");
  private static final ClientMethod FIELDS = ClientMethod.object("getFields()");
  private static final ClientMethod HTTP_FIELDS = ClientMethod.object("getHttpFields()");
  private static final ClientMethod SCHEME = ClientMethod.object("getScheme()");
  private static final ClientMethod HOST = ClientMethod.object("getHost()");
  private static final ClientMethod PORT = ClientMethod.number("getPort()");
  private static final ClientMethod AUTHORITY = ClientMethod.object("getAuthority()");
  private static final ThreadLocal<@Nullable Changed> CHANGED = new ThreadLocal<>();

  /** What the head that a thread encodes is to have. */
  static final class Changed {
    private final HeaderFields fields;
    private boolean taken;

    private Changed(HeaderFields fields) {
      this.fields = fields;
    }

    @Nullable String authority() {
      return fields.first(":authority");
    }

    /** The other fields, as the library has them, or null if they were taken before. */
    @Nullable Object take(Object head) {
      if (taken) {
        return null;
      }
      taken = true;
      return JettyFields.write(fields, fieldsOf(head));
    }
  }

  /** Decides by these rules. */
  public JettyHttp2Hook(Decisions decisions) {
    super(decisions);
  }

  /** What the head that this thread encodes is to have, or null if it stays as it is. */
  static @Nullable Changed changed() {
    return CHANGED.get();
  }

  @Override
  protected @Nullable Object on(@Nullable Object head) throws IOException {
    if (CHANGED.get() != null) {
      CHANGED.remove();
    }
    if (head != null && Boolean.TRUE.equals(IS_REQUEST.call(head))) {
      decide(head);
    }
    return null;
  }

  private void decide(Object head) throws IOException {
    var uri = HTTP_URI.isIn(head) ? HTTP_URI.get(head) : URI.get(head);
    var host = (String) HOST.call(uri);
    int port = Ports.of(PORT.number(uri), (String) SCHEME.call(uri));
    var rule = find(host, port);
    if (host == null || rule == null || isTunnel(head)) {
      return;
    }
    try {
      var fields = new HeaderFields();
      fields.add(":authority", (String) AUTHORITY.call(uri));
      JettyFields.addTo(fields, fieldsOf(head));
      if (change(fields, rule, host, port)) {
        CHANGED.set(new Changed(fields));
      }
    } catch (RuntimeException | LinkageError e) {
      throw decisions.refusal(rule, Layer.HTTP, host, e);
    }
  }

  private static Object fieldsOf(Object head) {
    return HTTP_FIELDS.isIn(head) ? HTTP_FIELDS.get(head) : FIELDS.get(head);
  }

  private static boolean isTunnel(Object head) {
    return "CONNECT".equals(METHOD.call(head))
        && (!PROTOCOL.isIn(head) || PROTOCOL.call(head) == null);
  }
}
