package dev.redial.tls.trust;

import dev.redial.decision.Decisions;
import dev.redial.rule.Rule;
import dev.redial.rule.tls.ClientCertificate;
import dev.redial.rule.tls.ClientKey;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The key manager of one ruled connection, in place of the application's own: it has one key or
 * none. It sends its certificate whatever issuers the server lists, as the rule says.
 */
public final class RuleKeyManager extends X509ExtendedKeyManager {
  private static final String ALIAS = "redial";

  private final @Nullable ClientKey key;

  private RuleKeyManager(@Nullable ClientKey key) {
    this.key = key;
  }

  /**
   * Of a rule that has a say in it.
   *
   * @throws GeneralSecurityException if the rule's certificate cannot be used
   */
  public static RuleKeyManager of(Decisions decisions, Rule rule, ClientCertificate certificate)
      throws GeneralSecurityException {
    if (certificate.form() == ClientCertificate.Form.NONE) {
      return new RuleKeyManager(null);
    }
    var key = ClientKey.open(certificate);
    var untimely = key.untimely(Instant.now());
    if (untimely != null) {
      decisions
          .reports()
          .warnOnce(rule, "has a client certificate, " + certificate + ", that " + untimely);
    }
    return new RuleKeyManager(key);
  }

  /** In Java 8 and 11, JSSE asks for one type of key after the other. */
  private @Nullable String choose(String[] keyTypes) {
    return key != null && Arrays.asList(keyTypes).contains(key.key().getAlgorithm()) ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(keyTypes);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(keyTypes);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return key == null ? null : key.chain().toArray(new X509Certificate[0]);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return key == null ? null : key.key();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return key == null ? null : new String[] {ALIAS};
  }

  /** Of a server there is nothing here. */
  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }
}
