package dev.redial.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import org.jspecify.annotations.Nullable;

/** The server_name extension (RFC 6066 section 3) as JSSE represents it. */
public final class ServerNames {
  private ServerNames() {}

  /** A host name that {@link SNIHostName} refuses although servers know it, as one with "_". */
  private static final class UncheckedName extends SNIServerName {
    UncheckedName(String name) {
      super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The host name that these parameters offer, or null. */
  public static @Nullable String of(SSLParameters parameters) {
    var names = parameters.getServerNames();
    if (names != null) {
      for (var name : names) {
        if (name.getType() == StandardConstants.SNI_HOST_NAME) {
          return new String(name.getEncoded(), StandardCharsets.US_ASCII);
        }
      }
    }
    return null;
  }

  /** An empty name stands for no server_name at all. */
  static List<SNIServerName> listOf(String name) {
    if (name.isEmpty()) {
      return List.of();
    }
    try {
      return List.of(new SNIHostName(name));
    } catch (IllegalArgumentException refusedByJsse) {
      return List.of(new UncheckedName(name));
    }
  }

  /** What a client offers when its application sets no name: the host, where it can be one. */
  public static List<SNIServerName> byDefault(@Nullable String host) {
    if (host == null || host.indexOf('.') < 1 || isAddress(host)) {
      return List.of();
    }
    try {
      return List.of(
          new SNIHostName(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
    } catch (IllegalArgumentException refused) {
      return List.of();
    }
  }

  /** Whether it is an IP literal, and no name. */
  static boolean isAddress(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == ':') {
        return true;
      }
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** The names that are offered anyway, in lower case. */
  static List<SNIServerName> lowerCase(List<SNIServerName> names) {
    var lower = new ArrayList<SNIServerName>();
    for (var name : names) {
      if (name.getType() == StandardConstants.SNI_HOST_NAME) {
        var text = new String(name.getEncoded(), StandardCharsets.US_ASCII);
        lower.addAll(listOf(text.toLowerCase(Locale.ROOT)));
      } else {
        lower.add(name);
      }
    }
    return lower;
  }
}
