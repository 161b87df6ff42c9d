package dev.redial.tls;

import dev.redial.rule.Selection;
import dev.redial.rule.TlsSettings;
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
 * <p>The parameters are the whole change, but for the peer host: what JSSE disables process-wide is
 * named in the algorithm constraints, where {@link DisabledAlgorithmHook} finds it.
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
    if (!relaxed.isEmpty() && connection.provider() == Provider.JSSE) {
      parameters.setAlgorithmConstraints(
          new RuleConstraints(relaxed, parameters.getAlgorithmConstraints()));
    }
    return notOffered;
  }

  /** The others ask their context, for all of its connections alike. */
  private void requireProvider() throws SSLException {
    if (tls.clientCertificate() != null && connection.provider() != Provider.JSSE) {
      throw new SSLException("its client certificates are a matter of its context alone");
    }
  }

  private void applyOffer() throws SSLException {
    if (!tls.protocols().isEmpty()) {
      var known = connection.supportedProtocols();
      parameters.setProtocols(
          offer("TLS version", tls.protocols(), parameters.getProtocols(), known));
    }
    if (!tls.cipherSuites().isEmpty()) {
      var known = connection.supportedCipherSuites();
      parameters.setCipherSuites(
          offer("cipher suite", tls.cipherSuites(), parameters.getCipherSuites(), known));
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

  private String[] offer(String what, Selection selection, String[] offered, String[] supported)
      throws SSLException {
    var offer = Offer.of(selection, offered, Set.copyOf(Arrays.asList(supported)));
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
