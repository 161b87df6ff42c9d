package dev.redial.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that makes tunnels by CONNECT (RFC 9110, section 9.3.6).
 *
 * @param name what the rule file calls it; its URL if the rule names that
 * @param tls whether the proxy is spoken to by TLS
 * @param address with a port
 * @param authorization the value of Proxy-Authorization, a secret, or null
 * @param headers what else is sent on CONNECT, by name as written; may hold secrets
 * @param trust extra CA certificates for the proxy's own certificate, or null
 */
public record ProxySettings(
    String name,
    boolean tls,
    Address address,
    @Nullable String authorization,
    Map<String, String> headers,
    @Nullable TrustAnchors trust) {
  /** Copies the headers, which go out in the order of the file. */
  public ProxySettings {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A proxy of which nothing but its address is known. */
  public static ProxySettings at(boolean tls, Address address) {
    return new ProxySettings(url(tls, address), tls, address, null, Map.of(), null);
  }

  /** Its URL, without secrets. */
  public String url() {
    return url(tls, address);
  }

  private static String url(boolean tls, Address address) {
    return (tls ? "https://" : "http://") + address;
  }

  /** Name and URL for messages, without secrets. */
  @Override
  public String toString() {
    return name.equals(url()) ? name : "'" + name + "' (" + url() + ")";
  }
}
