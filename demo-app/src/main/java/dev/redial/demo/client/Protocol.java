package dev.redial.demo.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A protocol other than HTTP, as far as a rule concerns it: what goes before TLS, if TLS comes.
 *
 * @param scheme what its URLs begin with
 * @param prelude what client and server say before TLS, or null where there is no TLS
 * @param ports those that it has by custom; a URL without a port means the first
 */
public record Protocol(String scheme, @Nullable Prelude prelude, List<Integer> ports) {
  public static final Protocol TCP = new Protocol("tcp", null, List.of());
  public static final Protocol TLS =
      new Protocol("tls", Prelude.NONE, List.of(465, 636, 993, 995, 5671, 6380, 8883, 9093));
  public static final Protocol POSTGRESQL =
      new Protocol("postgresql", Prelude.POSTGRESQL, List.of(5432));
  public static final Protocol MYSQL = new Protocol("mysql", Prelude.MYSQL, List.of(3306));

  private static final List<Protocol> ALL =
      List.of(
          TCP,
          TLS,
          POSTGRESQL,
          MYSQL,
          new Protocol("ldap", Prelude.LDAP, List.of(389)),
          new Protocol("smtp", Prelude.SMTP, List.of(25, 587)),
          new Protocol("imap", Prelude.IMAP, List.of(143)));

  /** The URLs that can be tried of these, as a regular expression. */
  public static final String URLS =
      "(?:tcp|tls)://[^/]+:\\d{1,5}|(?:postgresql|mysql|ldap|smtp|imap)://[^/].*"
          + "|jdbc:(?:postgresql|mysql|mariadb)://[^/].*";

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  /** The one of a URL, or null for HTTP. */
  public static @Nullable Protocol of(String url) {
    for (var protocol : ALL) {
      if (url.startsWith(protocol.scheme + "://")) {
        return protocol;
      }
    }
    return null;
  }

  /** The one that is spoken on a port by custom, or null. */
  public static @Nullable Protocol usual(int port) {
    for (var protocol : ALL) {
      if (protocol.ports.contains(port)) {
        return protocol;
      }
    }
    return null;
  }

  /** A URL as it is called: that of a driver without all but the place, and each with its port. */
  public static String withPort(String url) {
    var plain = url.replaceFirst("^jdbc:", "").replaceFirst("^mariadb:", "mysql:");
    var protocol = of(plain);
    if (protocol == null) {
      return url;
    }
    int start = plain.indexOf("//") + 2;
    var place = plain.substring(start).split("[/?;]", 2)[0];
    place = place.substring(place.lastIndexOf('@') + 1);
    boolean hasPort = PORT.matcher(place).find();
    return protocol.scheme + "://" + (hasPort ? place : place + ":" + protocol.ports.get(0));
  }

  public boolean hasTls() {
    return prelude != null;
  }

  /** Says the client's part of what goes before TLS. */
  void ask(InputStream in, OutputStream out) throws IOException {
    if (prelude != null) {
      prelude.run(false, in, out);
    }
  }

  /** Says the server's part of what goes before TLS. */
  public void answer(InputStream in, OutputStream out) throws IOException {
    if (prelude != null) {
      prelude.run(true, in, out);
    }
  }
}
