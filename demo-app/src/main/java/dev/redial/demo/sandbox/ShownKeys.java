package dev.redial.demo.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are shown, one for cipher suites and signatures of each kind. Each is made
 * when a handshake asks for it: RSA keys take longer than all else, and are seldom asked for.
 */
final class ShownKeys extends X509ExtendedKeyManager {
  private static final Set<String> KINDS = Set.of("EC", "RSA");

  private final Shown shown;

  ShownKeys(Shown shown) {
    this.shown = shown;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return KINDS.contains(kind) ? kind : null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String kind) {
    try {
      return shown.by().chain(shown.name(), kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public PrivateKey getPrivateKey(String kind) {
    try {
      return shown.by().keys(kind).getPrivate();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String[] getServerAliases(String kind, Principal @Nullable [] issuers) {
    return KINDS.contains(kind) ? new String[] {kind} : new String[0];
  }

  @Override
  public String[] getClientAliases(String kind, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
