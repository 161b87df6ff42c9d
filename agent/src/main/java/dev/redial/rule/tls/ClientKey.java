package dev.redial.rule.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A client's private key with its certificates, its own first. Whatever is wrong is said without a
 * secret in it.
 */
public record ClientKey(PrivateKey key, List<X509Certificate> chain) {
  /** Weak, for rules come and go. */
  private static final Map<ClientCertificate, ClientKey> OPENED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Copies the list. */
  public ClientKey {
    chain = List.copyOf(chain);
  }

  /**
   * Opens the files' content, once.
   *
   * @throws GeneralSecurityException that says what is wrong
   */
  public static ClientKey open(ClientCertificate certificate) throws GeneralSecurityException {
    var known = OPENED.get(certificate);
    if (known == null) {
      known =
          certificate.form() == ClientCertificate.Form.STORE
              ? ClientStore.open(certificate)
              : ofPem(certificate);
      known.requirePair();
      OPENED.put(certificate, known);
    }
    return known;
  }

  /** Why a server would not take it at that moment, or null. */
  public @Nullable String untimely(Instant now) {
    var from = chain.get(0).getNotBefore().toInstant();
    var until = chain.get(0).getNotAfter().toInstant();
    if (until.isBefore(now)) {
      return "expired at " + until;
    }
    return now.isBefore(from) ? "is not valid before " + from : null;
  }

  private static ClientKey ofPem(ClientCertificate certificate) throws GeneralSecurityException {
    var factory = CertificateFactory.getInstance("X.509");
    var chain = new ArrayList<X509Certificate>();
    for (var der : certificate.chain()) {
      try {
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      } catch (CertificateException e) {
        var number = chain.size() + 1;
        throw new CertificateException(
            "certificate " + number + " is not an X.509 certificate: " + e.getMessage(), e);
      }
    }
    var holder = chain.get(0).getPublicKey();
    var encoded = PemKey.pkcs8(certificate, holder);
    try {
      var key = KeyFactory.getInstance(holder.getAlgorithm()).generatePrivate(encoded);
      return new ClientKey(key, chain);
    } catch (NoSuchAlgorithmException e) {
      throw new NoSuchAlgorithmException(
          "this JVM does not support keys of "
              + holder.getAlgorithm()
              + ", as the certificate needs",
          e);
    } catch (GeneralSecurityException e) {
      throw new InvalidKeyException(
          "the key is not a " + holder.getAlgorithm() + " key, as its certificate needs", e);
    }
  }

  /** A key of somebody else would fail in the handshake only, as a signature that is wrong. */
  private void requirePair() throws GeneralSecurityException {
    var holder = chain.get(0).getPublicKey();
    var algorithm =
        switch (holder.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          case "EdDSA" -> "EdDSA";
          default ->
              throw new InvalidKeyException(
                  "the key is of " + holder.getAlgorithm() + ", and not of RSA, EC or Ed25519");
        };
    var signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update((byte) 1);
    var signed = signature.sign();
    var check = Signature.getInstance(algorithm);
    check.initVerify(holder);
    check.update((byte) 1);
    if (!isVerified(check, signed)) {
      throw new InvalidKeyException("the key is not that of the first certificate");
    }
  }

  private static boolean isVerified(Signature check, byte[] signed) {
    try {
      return check.verify(signed);
    } catch (SignatureException e) {
      // of another length, for another key
      return false;
    }
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return chain.get(0).getSubjectX500Principal().getName();
  }
}
