package dev.redial.decision;

import dev.redial.decision.Hints.Cause;
import dev.redial.report.TlsFailure;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/** The likely cause of a handshake's failure, and which keys of a rule change that. */
final class TlsCauses {
  private TlsCauses() {}

  /** The cause, or null where rules have nothing to do with the alert. */
  static @Nullable Cause of(TlsFailure failure, @Nullable Rule rule) {
    if (failure.isOfClientCertificate()) {
      return new Cause(
          "the server does not accept the client's certificate, or that it has none",
          "client-certificate");
    }
    return switch (failure.alert()) {
      case "handshake_failure", "insufficient_security" ->
          failure.isByServer() ? refused(failure) : weak(failure);
      case "closed", "close_notify" ->
          new Cause(
              "the connection ended before the server said why",
              "sni, virtual-host, protocols, proxy");
      case "protocol_version" -> new Cause("no TLS version in common", "protocols");
      case "unrecognized_name" ->
          new Cause("the server does not know the name in SNI", "sni, virtual-host, lowercase");
      case "no_application_protocol" ->
          new Cause("the server speaks none of the protocols in ALPN", "alpn");
      case "certificate_unknown", "unknown_ca", "bad_certificate" -> certificate(failure, rule);
      default -> null;
    };
  }

  private static Cause refused(TlsFailure failure) {
    return failure.alert().equals("insufficient_security")
        ? new Cause("the server wants stronger cipher suites than the client offers", "ciphers")
        : new Cause(
            "no cipher suite, TLS version or signature scheme in common, or the server does not"
                + " know the name in SNI",
            "ciphers, protocols, sni");
  }

  /** This JVM refused what the server chose. */
  private static Cause weak(TlsFailure failure) {
    if (failure.mentions("DH ServerKeyExchange")) {
      return new Cause(
          "the server's Diffie-Hellman key is shorter than this JVM allows",
          "disabled-algorithms, or ciphers, which can remove the TLS_DHE_ suites");
    }
    if (failure.mentions("ignature")) {
      return new Cause(
          "the server signs with a scheme that this JVM disables", "signature-schemes");
    }
    return refused(failure);
  }

  private static @Nullable Cause certificate(TlsFailure failure, @Nullable Rule rule) {
    if (failure.mentions("trust manager has no CA certificate")) {
      return null; // it says so itself, and no rule changes that
    }
    if (failure.mentions("unable to find valid certification path")) {
      return new Cause("no trusted CA issued the certificate", "trust");
    }
    var pinned = rule == null ? null : rule.tls().verifyName();
    if (pinned != null) {
      return new Cause(
          "the certificate is not valid for '" + pinned + "', or its CA is not trusted",
          "verify-name, which must be a name in the certificate, and trust");
    }
    return new Cause(
        "the certificate is for another name, or of a CA that is not trusted",
        "verify-name, virtual-host, trust");
  }
}
