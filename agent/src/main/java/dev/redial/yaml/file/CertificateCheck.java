package dev.redial.yaml.file;

import dev.redial.yaml.file.PemFiles.Mention;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Words;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Parses the CA certificates that rules trust. On the command line only: in an application this
 * would initialise the security providers before the application can.
 */
public final class CertificateCheck {
  private final Problems problems;
  private final Instant now;
  private final CertificateFactory factory;

  public CertificateCheck(Problems problems, long now) {
    this.problems = problems;
    this.now = Instant.ofEpochMilli(now);
    try {
      factory = CertificateFactory.getInstance("X.509");
    } catch (CertificateException e) {
      throw new IllegalStateException("every JDK has X.509", e);
    }
  }

  public void of(PemFiles files) {
    for (var mention : files.mentions()) {
      problems.setRule(mention.rule());
      for (int i = 0; i < mention.certificates().size(); i++) {
        certificate(mention, i);
      }
    }
    problems.setRule(null);
  }

  private void certificate(Mention mention, int index) {
    var subject = "certificate " + (index + 1) + " of " + Words.quote(mention.at().text());
    try {
      var in = new ByteArrayInputStream(mention.certificates().get(index));
      validity(mention, subject, (X509Certificate) factory.generateCertificate(in));
    } catch (CertificateException e) {
      problems.error(
          mention.at(),
          subject + " is not an X.509 certificate: " + Words.show(String.valueOf(e.getMessage())),
          "replace it");
    }
  }

  private void validity(Mention mention, String subject, X509Certificate certificate) {
    var from = certificate.getNotBefore().toInstant();
    var until = certificate.getNotAfter().toInstant();
    var named = subject + ", " + Words.quote(certificate.getSubjectX500Principal().getName());
    if (until.isBefore(now)) {
      problems.warning(mention.at(), named + ", expired at " + until, "replace it");
    } else if (now.isBefore(from)) {
      problems.warning(
          mention.at(),
          named + ", is not valid before " + from,
          "replace it, or correct this machine's clock");
    }
  }
}
