package dev.redial.provider.jsse.trust;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.tls.PeerNames;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Matches a certificate with a pinned name that has an underscore, which {@code
 * sun.security.util.HostnameChecker} refuses to look at.
 *
 * <p>Only a match is answered; everything else goes on to the JDK, which then refuses.
 */
final class UnderscoreNameHook extends Hook {
  private static final Integer DNS_NAME = 2;

  /** Decides by the name to check, not by rules of its own. */
  public UnderscoreNameHook(Decisions decisions) {
    super(decisions);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused, @Nullable Object name, @Nullable Object certificate) {
    if (name instanceof String expected
        && expected.indexOf('_') >= 0
        && PeerNames.rule(expected) != null
        && certificate instanceof X509Certificate shown
        && matches(expected, shown)) {
      return true;
    }
    return null;
  }

  private static boolean matches(String expected, X509Certificate certificate) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      if (names != null) {
        for (var name : names) {
          if (DNS_NAME.equals(name.get(0)) && matches(expected, (String) name.get(1))) {
            return true;
          }
        }
      }
    } catch (CertificateParsingException e) {
      return false;
    }
    return false;
  }

  /** RFC 6125 section 6.4: a wildcard stands for the whole leftmost label and nothing else. */
  static boolean matches(String expected, String presented) {
    var name = expected.toLowerCase(Locale.ROOT);
    var pattern = presented.toLowerCase(Locale.ROOT);
    if (!pattern.startsWith("*.")) {
      return name.equals(pattern);
    }
    int dot = name.indexOf('.');
    boolean hasTwoLabelsMore = pattern.indexOf('.', 2) > 0;
    return dot > 0 && hasTwoLabelsMore && name.substring(dot).equals(pattern.substring(1));
  }
}
