package dev.redial.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a web server has a file: an http or https URL. It is no {@link java.net.URL}, whose
 * handlers an application may replace.
 */
public final class WebAddress {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private final URI url;
  private final boolean tls;

  private WebAddress(URI url) throws IOException {
    this.url = url;
    this.tls = "https".equalsIgnoreCase(url.getScheme());
    if (!tls && !"http".equalsIgnoreCase(url.getScheme())) {
      throw new IOException("it is neither 'http://' nor 'https://'");
    }
    if (url.getHost() == null) {
      throw new IOException("it has no host");
    }
  }

  /**
   * Of a URL as a user writes it.
   *
   * @throws IOException if it is invalid; the message leaves out what may be a password
   */
  public static WebAddress parse(String url) throws IOException {
    try {
      return new WebAddress(new URI(new URI(url).toASCIIString()));
    } catch (URISyntaxException e) {
      throw new IOException(e.getReason() + " at character " + (e.getIndex() + 1));
    }
  }

  /**
   * Where a redirect leads: on the same host only, with TLS as before or without it as before.
   *
   * @throws IOException if it leads elsewhere; it says where
   */
  WebAddress redirected(String location) throws IOException {
    WebAddress target;
    try {
      target = new WebAddress(url.resolve(new URI(location)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the server redirects to an invalid URL");
    }
    if (!target.host().equalsIgnoreCase(host())) {
      throw new IOException("the server redirects to another host, " + target.name());
    }
    if (tls != target.tls) {
      throw new IOException("the server redirects to another scheme, " + target.name());
    }
    return target;
  }

  /** Whether passwords for that one are for this one too. */
  boolean isServerOf(WebAddress other) {
    return tls == other.tls && port() == other.port() && host().equalsIgnoreCase(other.host());
  }

  /** Whether it is spoken to by TLS. */
  public boolean tls() {
    return tls;
  }

  /** Without the brackets of an IPv6 address. */
  String host() {
    var host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  int port() {
    return url.getPort() >= 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
  }

  /** The field Host. */
  String authority() {
    return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }

  /** What stands in the request line. */
  String target() {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /** The credentials for Basic, or null; whoever asks clears them after use. */
  byte @Nullable [] credentials() {
    var user = url.getRawUserInfo();
    if (user == null) {
      return null;
    }
    var decoded = URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    var bytes = decoded.getBytes(StandardCharsets.UTF_8);
    var encoded = Base64.getEncoder().encode(bytes);
    Arrays.fill(bytes, (byte) 0);
    return encoded;
  }

  /** Without a password or a token, which a user or a query may be. */
  public String name() {
    return (tls ? "https://" : "http://")
        + authority()
        + (url.getRawPath() == null ? "" : url.getRawPath());
  }

  @Override
  public String toString() {
    return name();
  }
}
