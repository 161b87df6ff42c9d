package dev.redial.demo.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file with CA certificates that rules name under {@code trust}.
 *
 * @param name as the rule file has it
 */
record TrustFile(String name, List<X509Certificate> certificates) {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);
  private static final int FIRST_VERSION_WITH_EXTENSIONS = 3;
  private static final int MOST_SHOWN = 3;

  /** Reads it; the agent's checker has found it readable. */
  static TrustFile read(Path rules, String name) throws IOException, CertificateException {
    // Text around the certificates may be in any encoding.
    var text = Files.readString(rules.resolveSibling(name), StandardCharsets.ISO_8859_1);
    var factory = CertificateFactory.getInstance("X.509");
    var certificates = new ArrayList<X509Certificate>();
    for (var blocks = PEM.matcher(text); blocks.find(); ) {
      var in = new ByteArrayInputStream(blocks.group().getBytes(StandardCharsets.ISO_8859_1));
      certificates.add((X509Certificate) factory.generateCertificate(in));
    }
    return new TrustFile(name, certificates);
  }

  /** Whether none of it is valid at that time. */
  boolean isOutOfDate(Instant now) {
    return certificates.stream().noneMatch(each -> isValid(each, now));
  }

  private static boolean isValid(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  /** Whose certificates it holds, in words. */
  String contents(Instant now) {
    var words = new ArrayList<String>();
    for (var certificate : certificates.subList(0, Math.min(MOST_SHOWN, certificates.size()))) {
      words.add(words(certificate, now));
    }
    if (certificates.size() > MOST_SHOWN) {
      words.add("and " + (certificates.size() - MOST_SHOWN) + " more");
    }
    return name + " holds " + String.join("; ", words);
  }

  private static String words(X509Certificate certificate, Instant now) {
    var from = certificate.getNotBefore().toInstant();
    var until = certificate.getNotAfter().toInstant();
    var validity =
        now.isBefore(from)
            ? "not valid before " + date(from)
            : (now.isAfter(until) ? "EXPIRED on " : "valid until ") + date(until);
    boolean leaf =
        certificate.getVersion() >= FIRST_VERSION_WITH_EXTENSIONS
            && certificate.getBasicConstraints() < 0;
    return certificate.getSubjectX500Principal().getName()
        + ", "
        + validity
        + (leaf ? ", no CA: it vouches for itself alone" : "");
  }

  private static String date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
