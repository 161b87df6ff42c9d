package dev.redial.tls;

import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Whether the cipher suites and the TLS versions of one connection fit: JSSE leaves a suite out of
 * the ClientHello without a word when no version carries it, and a version that no suite is for.
 */
record OfferFit(List<String> suites, List<String> versions) {
  static OfferFit of(SSLParameters parameters) {
    return new OfferFit(
        Arrays.asList(parameters.getCipherSuites()), Arrays.asList(parameters.getProtocols()));
  }

  /**
   * What a rule names and will not be in the ClientHello, with the reason.
   *
   * @throws SSLException if nothing were in it
   */
  List<String> complaints(Selection protocols, Selection cipherSuites) throws SSLException {
    if (!fitsAny()) {
      throw new SSLException(
          "no cipher suite that is left is for a TLS version that is left: " + versions);
    }
    var complaints = new ArrayList<String>();
    for (var suite : named(cipherSuites)) {
      if (suites.contains(suite) && !fits(suite)) {
        complaints.add(
            "cipher suite "
                + suite
                + ": it is for "
                + CipherSuites.versionsOf(suite)
                + ", offered are "
                + versions);
      }
    }
    for (var version : named(protocols)) {
      if (versions.contains(version) && !hasSuite(version)) {
        complaints.add("TLS version " + version + ": no offered cipher suite is for it");
      }
    }
    return complaints;
  }

  private static List<String> named(Selection selection) {
    return selection.only().isEmpty() ? selection.add() : selection.only();
  }

  private boolean fitsAny() {
    for (var suite : suites) {
      if (fits(suite)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(String suite) {
    for (var version : CipherSuites.versionsOf(suite)) {
      if (versions.contains(version)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSuite(String version) {
    for (var suite : suites) {
      if (CipherSuites.versionsOf(suite).contains(version)) {
        return true;
      }
    }
    return false;
  }
}
