package dev.redial.doctor.dial;

import dev.redial.rule.host.HostName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** Whom a certificate is for: RFC 6125, as the JDK follows it. */
public final class CertificateNames {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  /** Possessive: a long name would else exhaust the stack. */
  private static final Pattern COMMON_NAME =
      Pattern.compile("(?:^|[,+])CN=((?:\\\\.|[^,+\\\\])*+)");

  private CertificateNames() {}

  /** Its DNS names and addresses; the common name where it has no DNS names. */
  public static List<String> of(X509Certificate certificate) {
    var names = new ArrayList<String>();
    boolean hasDns = false;
    try {
      var all = certificate.getSubjectAlternativeNames();
      for (var each : all == null ? List.<List<?>>of() : all) {
        int type = (Integer) each.get(0);
        if (type == DNS || type == ADDRESS) {
          hasDns |= type == DNS;
          names.add(String.valueOf(each.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      // a certificate without names that can be read is for nobody
    }
    if (!hasDns) {
      names.addAll(commonName(certificate.getSubjectX500Principal()));
    }
    return names;
  }

  /** The common name, if there is one. */
  static List<String> commonName(X500Principal subject) {
    var found = COMMON_NAME.matcher(subject.getName(X500Principal.RFC2253));
    return found.find() ? List.of(found.group(1).replace("\\", "")) : List.of();
  }

  /** Whether it is for this host. */
  public static boolean isFor(X509Certificate certificate, String host) {
    for (var name : of(certificate)) {
      if (HostName.isIp(host) ? isSameAddress(name, host) : matches(name, host)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameAddress(String name, String host) {
    try {
      return HostName.isIp(name) && InetAddress.getByName(name).equals(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean matches(String pattern, String host) {
    var name = pattern.toLowerCase(Locale.ROOT);
    var asked = host.toLowerCase(Locale.ROOT);
    if (!name.startsWith("*.")) {
      return name.equals(asked);
    }
    int dot = asked.indexOf('.');
    return dot > 0 && asked.substring(dot).equals(name.substring(1));
  }
}
