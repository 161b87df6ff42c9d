package dev.redial.rule.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule changes in the TLS handshake.
 *
 * @param serverName the name in the ClientHello (RFC 6066), {@link #NO_SERVER_NAME} for none, or
 *     null to leave the application's
 * @param verifyName the name that the certificate must be valid for, or null for the application's
 *     host; already defaulted to the pinned server name
 * @param verify whether the rule itself demands the check of {@code verifyName} ({@code
 *     verify-name} or {@code virtual-host}), also of an application that checks no name
 * @param lowercase whether the application's server name goes out in lower case
 * @param cipherSuites by IANA name
 * @param protocols TLS versions by JSSE name
 * @param applicationProtocols what ALPN offers (RFC 7301); none to leave the application's
 * @param trust extra CA certificates, or null
 * @param clientCertificate what answers a server that asks for a certificate, or null for the
 *     application's own
 * @param algorithms groups, signature schemes, and what the JDK disables
 */
public record TlsSettings(
    @Nullable String serverName,
    @Nullable String verifyName,
    boolean verify,
    boolean lowercase,
    Selection cipherSuites,
    Selection protocols,
    List<String> applicationProtocols,
    @Nullable TrustAnchors trust,
    @Nullable ClientCertificate clientCertificate,
    Algorithms algorithms) {
  /** The value of {@link #serverName} for {@code sni: none}. */
  public static final String NO_SERVER_NAME = "";

  /** Copies the collection. */
  public TlsSettings {
    applicationProtocols = List.copyOf(applicationProtocols);
  }

  /** Changes names only. */
  public static TlsSettings names(
      @Nullable String serverName, @Nullable String verifyName, boolean verify, boolean lowercase) {
    return new TlsSettings(
        serverName,
        verifyName,
        verify,
        lowercase,
        Selection.NONE,
        Selection.NONE,
        List.of(),
        null,
        null,
        Algorithms.NONE);
  }

  /** Whether the rule leaves the handshake alone. */
  public boolean isEmpty() {
    return serverName == null && verifyName == null && !lowercase && !changesOffer();
  }

  /** Whether the rule has a say in whom to trust. */
  public boolean changesTrust() {
    return trust != null || verify || algorithms.acceptsWeakCertificates();
  }

  private boolean changesOffer() {
    return !cipherSuites.isEmpty()
        || !protocols.isEmpty()
        || !applicationProtocols.isEmpty()
        || trust != null
        || clientCertificate != null
        || !algorithms.isEmpty();
  }
}
