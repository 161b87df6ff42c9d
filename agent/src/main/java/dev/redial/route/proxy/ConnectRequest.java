package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxySettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of a CONNECT request (RFC 9112, section 3.2.3). */
public final class ConnectRequest {
  private ConnectRequest() {}

  /**
   * Its bytes.
   *
   * @param target with a port, in the forms that {@link Address} allows: nothing in it can end a
   *     line
   * @param authorization who asks, a secret, or null
   */
  public static byte[] bytes(ProxySettings proxy, Address target, @Nullable String authorization) {
    var head = new StringBuilder("CONNECT ").append(target).append(" HTTP/1.1\r\n");
    field(head, "Host", target.toString());
    if (authorization != null) {
      field(head, "Proxy-Authorization", authorization);
    }
    for (Map.Entry<String, String> header : proxy.headers().entrySet()) {
      field(head, header.getKey(), header.getValue());
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
