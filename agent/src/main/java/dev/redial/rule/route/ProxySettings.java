package dev.redial.rule.route;

import dev.redial.rule.host.Address;
import dev.redial.rule.tls.TrustAnchors;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that makes connections to others.
 *
 * @param name what the rule file calls it; its URL if the rule names that
 * @param protocol how it is spoken to
 * @param address with a port
 * @param login whom it is told that it deals with, or null
 * @param headers what else is sent on CONNECT, by name as written; may hold secrets
 * @param trust extra CA certificates for the proxy's own certificate, or null
 */
public record ProxySettings(
    String name,
    ProxyProtocol protocol,
    Address address,
    @Nullable ProxyLogin login,
    Map<String, String> headers,
    @Nullable TrustAnchors trust) {
  /** Copies the headers, which go out in the order of the file. */
  public ProxySettings {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** A proxy of which nothing but its address is known. */
  public static ProxySettings at(ProxyProtocol protocol, Address address) {
    return new ProxySettings(url(protocol, address), protocol, address, null, Map.of(), null);
  }

  /** Whether the proxy is spoken to by TLS. */
  public boolean tls() {
    return protocol == ProxyProtocol.HTTPS;
  }

  /** Its URL, without secrets. */
  public String url() {
    return url(protocol, address);
  }

  private static String url(ProxyProtocol protocol, Address address) {
    return protocol.prefix() + address;
  }

  /** Name and URL for messages, without secrets. */
  @Override
  public String toString() {
    return name.equals(url()) ? name : "'" + name + "' (" + url() + ")";
  }
}
