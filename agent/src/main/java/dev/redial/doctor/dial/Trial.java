package dev.redial.doctor.dial;

import dev.redial.doctor.target.ProxyAddress;
import dev.redial.rule.host.Address;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect, and what is changed in it compared with a plain client.
 *
 * @param change in words
 * @param sni the name in SNI; null for what a client does by itself, an empty text for no name
 * @param authority Host, or null for the URL's
 * @param address what is dialled, or null for the URL's host
 * @param way by which proxy
 * @param hello what is changed in the ClientHello; only the server's answer to it is looked at
 * @param trusting whether the CA of the command line is trusted
 * @param verified whom the certificate must be for, or null for the name in SNI, else the URL's
 *     host
 * @param client what makes the call
 */
public record Trial(
    String change,
    @Nullable String sni,
    @Nullable String authority,
    @Nullable Address address,
    Way way,
    @Nullable HelloChange hello,
    boolean trusting,
    @Nullable String verified,
    Client client) {

  /** What makes a call. */
  public enum Client {
    /** One that speaks HTTP/1.1, over TLS where the URL says so. */
    USUAL,
    /** The same without TLS. */
    WITHOUT_TLS
  }

  /** What a plain client does. */
  public static final Trial PLAIN =
      new Trial(
          "as a plain client",
          null,
          null,
          null,
          Way.AS_CONFIGURED,
          null,
          false,
          null,
          Client.USUAL);

  /** Directly, by a proxy, or as the JVM is configured. */
  public record Way(boolean isConfigured, @Nullable ProxyAddress proxy) {
    static final Way AS_CONFIGURED = new Way(true, null);
    public static final Way DIRECT = new Way(false, null);
  }

  public Trial named(String words) {
    return new Trial(words, sni, authority, address, way, hello, trusting, verified, client);
  }

  public Trial sni(String name) {
    return new Trial(change, name, authority, address, way, hello, trusting, verified, client);
  }

  public Trial authority(String name) {
    return new Trial(change, sni, name, address, way, hello, trusting, verified, client);
  }

  public Trial address(Address other) {
    return new Trial(change, sni, authority, other, way, hello, trusting, verified, client);
  }

  public Trial by(Way other) {
    return new Trial(change, sni, authority, address, other, hello, trusting, verified, client);
  }

  public Trial hello(HelloChange other) {
    return new Trial(change, sni, authority, address, way, other, trusting, verified, client);
  }

  public Trial withTrust() {
    return new Trial(change, sni, authority, address, way, hello, true, verified, client);
  }

  public Trial verifying(String name) {
    return new Trial(change, sni, authority, address, way, hello, trusting, name, client);
  }

  public Trial client(Client other) {
    return new Trial(change, sni, authority, address, way, hello, trusting, verified, other);
  }
}
