package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.ProxyLogin;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a client of SOCKS 5 sends (RFC 1928, RFC 1929). */
final class SocksRequest {
  static final int VERSION = 5;
  static final int ANYBODY = 0;
  static final int BY_PASSWORD = 2;
  static final int IPV4 = 1;
  static final int NAME = 3;
  static final int IPV6 = 4;
  static final int IPV4_LENGTH = 4;
  static final int IPV6_LENGTH = 16;

  private static final int LOGIN_VERSION = 1;
  private static final int CONNECT = 1;

  private SocksRequest() {}

  /** The methods to log in. */
  static byte[] methods(@Nullable ProxyLogin login) {
    return login == null
        ? new byte[] {VERSION, 1, ANYBODY}
        : new byte[] {VERSION, 2, ANYBODY, BY_PASSWORD};
  }

  /** User name and password, of at most 255 bytes each, as the checker sees to. */
  static byte[] login(ProxyLogin login) {
    var out = new ByteArrayOutputStream();
    out.write(LOGIN_VERSION);
    text(out, login.username().getBytes(StandardCharsets.UTF_8));
    text(out, login.password().getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /**
   * Asks for a connection.
   *
   * @param target an IP literal, or a name in ASCII, which has at most 253 bytes
   */
  static byte[] connect(Address target) {
    var out = new ByteArrayOutputStream();
    out.write(VERSION);
    out.write(CONNECT);
    out.write(0);
    var host = target.host();
    if (HostName.isIp(host)) {
      var address = address(host);
      out.write(address.length == IPV4_LENGTH ? IPV4 : IPV6);
      out.writeBytes(address);
    } else {
      out.write(NAME);
      text(out, host.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(target.port() >> Byte.SIZE);
    out.write(target.port());
    return out.toByteArray();
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void text(ByteArrayOutputStream out, byte[] bytes) {
    out.write(bytes.length);
    out.writeBytes(bytes);
  }
}
