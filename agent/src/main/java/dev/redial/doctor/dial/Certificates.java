package dev.redial.doctor.dial;

import dev.redial.doctor.target.SafeText;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** What certificates say, for people. */
public final class Certificates {
  /** Authority information access: where the issuer's certificate is (RFC 5280, 4.2.2.1). */
  private static final String ISSUERS = "1.3.6.1.5.5.7.1.1";

  private static final Pattern ADDRESS = Pattern.compile("https?://[\\x21-\\x7e]+");
  private static final Pattern INSPECTORS =
      Pattern.compile(
          "(?i)zscaler|netskope|fortinet|fortigate|palo alto|blue ?coat|forcepoint|websense|sophos"
              + "|umbrella|mcafee|trellix|checkpoint|check point|barracuda|mitmproxy|charles proxy"
              + "|burp|fiddler|squid|kaspersky|avast|eset ssl|bitdefender|inspection|interception");

  private Certificates() {}

  /** The issuer that the last certificate of a chain names. */
  public static String issuer(List<X509Certificate> chain) {
    return chain.isEmpty() ? "nobody" : name(chain.get(chain.size() - 1).getIssuerX500Principal());
  }

  public static String subject(X509Certificate certificate) {
    return name(certificate.getSubjectX500Principal());
  }

  /** A distinguished name. */
  public static String name(X500Principal principal) {
    return SafeText.text(principal.getName());
  }

  public static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** Whether the issuer's name is one of the products that read along. */
  public static boolean isOfInspector(List<X509Certificate> chain) {
    return INSPECTORS.matcher(issuer(chain)).find();
  }

  /** Where a certificate says that its issuer's is, or null. */
  public static @Nullable String issuerAddress(X509Certificate certificate) {
    var value = certificate.getExtensionValue(ISSUERS);
    if (value == null) {
      return null;
    }
    // the addresses are the only texts in it; those of OCSP servers stand there too
    var found = ADDRESS.matcher(new String(value, StandardCharsets.ISO_8859_1));
    while (found.find()) {
      if (found.group().matches(".*\\.(crt|cer|der|p7c)")) {
        return found.group();
      }
    }
    return null;
  }

  @SuppressWarnings("JavaUtilDate") // what certificates have
  public static String validity(X509Certificate certificate) {
    return date(certificate.getNotBefore().getTime())
        + " to "
        + date(certificate.getNotAfter().getTime());
  }

  /** A moment as a date, in UTC. */
  public static String date(long millis) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
  }
}
