package dev.redial.matrix;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** An application's own idea of how to check a name: exactly, against the alternative names. */
final class OwnVerifier {
  private OwnVerifier() {}

  static boolean verify(String host, SSLSession session) {
    try {
      var certificate = (X509Certificate) session.getPeerCertificates()[0];
      return certificate.getSubjectAlternativeNames().stream()
          .anyMatch(name -> host.equals(name.get(1)));
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return false;
    }
  }
}
