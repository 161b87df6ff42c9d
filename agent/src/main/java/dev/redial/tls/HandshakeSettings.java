package dev.redial.tls;

import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsNames;
import dev.redial.rule.tls.TlsSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/**
 * Carries a rule's TLS settings over into the parameters of one connection.
 *
 * <p>Only the parameters and the peer host change. The algorithm constraints name what JSSE
 * disables process-wide; {@code DisabledAlgorithmHook} finds it there.
 */
final class HandshakeSettings {
  private final TlsSettings tls;
  private final TlsConnection connection;
  private final SSLParameters parameters;
  private final Set<String> relaxed = new HashSet<>();
  private final List<String> notOffered = new ArrayList<>();

  HandshakeSettings(TlsSettings tls, TlsConnection connection, SSLParameters parameters) {
    this.tls = tls;
    this.connection = connection;
    this.parameters = parameters;
  }

  /**
   * Changes the parameters.
   *
   * @return what the rule names and the connection cannot offer, with the reason
   * @throws SSLException if nothing were left to offer
   */
  List<String> apply() throws SSLException {
    requireProvider();
    applyNames();
    applyOffer();
    if (!tls.applicationProtocols().isEmpty()) {
      parameters.setApplicationProtocols(tls.applicationProtocols().toArray(new String[0]));
    }
    leaveOthers();
    applyAlgorithms();
    return notOffered;
  }

  /** The others ask their context, for all of its connections alike. */
  private void requireProvider() throws SSLException {
    if (tls.clientCertificate() != null && connection.provider() != Provider.JSSE) {
      throw new SSLException("its client certificates are a matter of its context alone");
    }
    if (!tls.algorithms().isEmpty() && connection.provider() != Provider.JSSE) {
      throw new SSLException("it chooses its groups and other algorithms by itself");
    }
  }

  private void applyAlgorithms() throws SSLException {
    if (connection.provider() != Provider.JSSE) {
      return;
    }
    var schemes = tls.algorithms().signatureSchemes();
    var withheld = SignatureSchemes.apply(schemes, parameters);
    OldSignatureSchemes.withhold(connection.itself(), withheld);
    relaxAlgorithms(schemes);
    GroupParameters.apply(tls.algorithms().groups(), parameters);
    var lists = DisabledAlgorithms.without(tls.algorithms(), notOffered);
    if (!relaxed.isEmpty() || !withheld.isEmpty() || lists.tls() != null) {
      parameters.setAlgorithmConstraints(
          new RuleConstraints(relaxed, withheld, lists, parameters.getAlgorithmConstraints()));
    }
  }

  /** A scheme may be disabled by its name, or by Java's name of its algorithm. */
  private void relaxAlgorithms(Selection schemes) {
    for (var selection : List.of(schemes, tls.algorithms().groups())) {
      relaxed.addAll(selection.add());
      relaxed.addAll(selection.only());
    }
    for (var scheme : relaxed.toArray(new String[0])) {
      var algorithm = TlsNames.algorithmOf(scheme);
      if (algorithm != null) {
        relaxed.add(algorithm);
      }
    }
  }

  private void applyOffer() throws SSLException {
    if (!tls.protocols().isEmpty()) {
      var known = Arrays.asList(connection.supportedProtocols());
      var offer = Offer.of(tls.protocols(), parameters.getProtocols(), known, known);
      parameters.setProtocols(checked("TLS version", tls.protocols(), offer));
    }
    if (!tls.cipherSuites().isEmpty()) {
      var known = Arrays.asList(connection.supportedCipherSuites());
      var enabled = new ArrayList<>(CipherSuites.all());
      enabled.retainAll(Arrays.asList(connection.enabledCipherSuites()));
      var offer = Offer.of(tls.cipherSuites(), parameters.getCipherSuites(), known, enabled);
      parameters.setCipherSuites(checked("cipher suite", tls.cipherSuites(), offer));
    }
    if (!tls.protocols().isEmpty() || !tls.cipherSuites().isEmpty()) {
      notOffered.addAll(OfferFit.of(parameters).complaints(tls.protocols(), tls.cipherSuites()));
    }
  }

  /** A provider may not take, or not take in that order, what it names as enabled. */
  private void leaveOthers() throws SSLException {
    if (tls.protocols().isEmpty()) {
      parameters.setProtocols(null);
    }
    if (tls.cipherSuites().isEmpty()) {
      parameters.setCipherSuites(null);
    }
    if (connection.provider() == Provider.JSSE) {
      SignatureSchemes.leaveDefault(parameters);
    }
  }

  private void applyNames() {
    if (tls.serverName() != null) {
      parameters.setServerNames(ServerNames.listOf(tls.serverName()));
    } else if (tls.lowercase() && parameters.getServerNames() != null) {
      parameters.setServerNames(ServerNames.lowerCase(parameters.getServerNames()));
    }
    var algorithm = parameters.getEndpointIdentificationAlgorithm();
    if (tls.verify() && (algorithm == null || algorithm.isEmpty())) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
  }

  private String[] checked(String what, Selection selection, Offer offer) throws SSLException {
    for (var name : offer.unknown()) {
      notOffered.add(what + " " + name + ": " + connection.provider() + " has no such");
    }
    if (offer.names().isEmpty()) {
      throw new SSLException("the rule leaves no " + what + " to offer");
    }
    take(what, offer, selection.add());
    take(what, offer, selection.only());
    return offer.toArray();
  }

  private void take(String what, Offer offer, List<String> named) {
    relax(named);
    for (var name : named) {
      if (offer.names().contains(name) && isForbiddenByTheApplication(name)) {
        notOffered.add(
            what + " " + name + ": the application's own algorithm constraints forbid it");
      }
    }
  }

  /** Other providers have constraints of their own there, and are asked what they took. */
  private boolean isForbiddenByTheApplication(String name) {
    return connection.provider() == Provider.JSSE
        && !RuleConstraints.applicationPermits(parameters.getAlgorithmConstraints(), name);
  }

  private void relax(List<String> names) {
    relaxed.addAll(names);
    if (names.contains("TLSv1") || names.contains("TLSv1.1")) {
      // Servers of that age sign their key exchange with SHA-1 also where they speak TLS 1.2.
      relaxed.add("rsa_pkcs1_sha1");
      relaxed.add("ecdsa_sha1");
    }
  }
}
