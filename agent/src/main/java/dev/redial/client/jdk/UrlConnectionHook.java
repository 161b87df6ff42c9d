package dev.redial.client.jdk;

import dev.redial.decision.Decisions;
import dev.redial.http.HeaderFields;
import dev.redial.http.MessageHeaders;
import dev.redial.http.RequestHook;
import dev.redial.rule.Layer;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * HttpURLConnection and HttpsURLConnection: gives {@code sun.net.www.http.HttpClient} a changed
 * copy of the head. The connection's own table stays as it is, so a redirect starts clean; the
 * client keeps the copy for its own retry.
 */
final class UrlConnectionHook extends RequestHook {
  /** Resolved at the first matching request: at weaving, the client's class is being loaded. */
  private static final class Client {
    static final MessageHeaders HEADERS;
    static final MethodHandle PORT;

    static {
      try {
        HEADERS = new MessageHeaders();
        var type = Class.forName("sun.net.www.http.HttpClient", false, null);
        PORT =
            MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                .findGetter(type, "port", int.class)
                .asType(MethodType.methodType(int.class, Object.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }
  }

  /** Decides by these rules. */
  public UrlConnectionHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object head, @Nullable Object client, @Nullable Object host) throws IOException {
    // The port costs a boxed number: it is read only where a rule may match.
    var perhaps = any((String) host);
    if (head == null || client == null || host == null || isSpared(perhaps)) {
      return head;
    }
    try {
      return changed(head, client, (String) host);
    } catch (IOException refusal) {
      throw refusal;
    } catch (Throwable t) {
      if (perhaps == null) {
        // It was read for a fingerprint only.
        return head;
      }
      throw decisions.refusal(perhaps, Layer.HTTP, (String) host, t);
    }
  }

  private Object changed(Object head, Object client, String host) throws Throwable {
    int port = (int) Client.PORT.invokeExact(client);
    var rule = find(host, port);
    if (isSpared(rule)) {
      return head;
    }
    var fields = Client.HEADERS.read(head);
    if (rule == null && !isConnect(fields)) {
      leaves(fields, host, port);
    }
    if (rule == null || isConnect(fields) || !change(fields, rule, host, port)) {
      return head;
    }
    return Client.HEADERS.write(fields);
  }

  /** The Host of a CONNECT request is the tunnel's target, for the proxy (RFC 9110, 9.3.6). */
  private static boolean isConnect(HeaderFields fields) {
    return fields.size() > 0 && fields.name(0).startsWith("CONNECT ");
  }
}
