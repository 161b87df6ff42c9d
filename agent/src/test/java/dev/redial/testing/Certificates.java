package dev.redial.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives in memory for the length of a test class. */
public final class Certificates {
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final Kind kind;
  private final KeyPair key;
  private final X509Certificate authority;

  /** An authority of the usual kind. */
  public Certificates() {
    this(Kind.USUAL);
  }

  /** An authority whose own key and signature are of this kind. */
  public Certificates(Kind kind) {
    this.kind = kind;
    this.key = kind.newKey();
    this.authority = certify(kind, key, "redial test CA");
  }

  /**
   * What a certificate is made of.
   *
   * @param key EC or RSA
   * @param bits of the key
   * @param digest of the issuer's signature
   * @param valid from an hour ago until that long from now
   */
  public record Kind(String key, int bits, String digest, Duration valid) {
    /** An elliptic curve, good for a day. */
    public static final Kind USUAL = new Kind("EC", 256, "SHA256", Duration.ofDays(1));

    /** RSA, which suites without forward secrecy need. */
    public static final Kind RSA = new Kind("RSA", 2048, "SHA256", Duration.ofDays(1));

    /** The same, but no longer valid. */
    public Kind expired() {
      return new Kind(key, bits, digest, Duration.ofMinutes(-1));
    }

    /** The same, but with a key of that size. */
    public Kind withBits(int size) {
      return new Kind(key, size, digest, valid);
    }

    /** The same, but signed with that digest. */
    public Kind withDigest(String other) {
      return new Kind(key, bits, other, valid);
    }

    private KeyPair newKey() {
      try {
        var generator = KeyPairGenerator.getInstance(key);
        generator.initialize(bits);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** A new key with a certificate valid for these DNS names and IP literals. */
  public Identity issue(String... names) {
    return issue(Kind.USUAL, names);
  }

  /** A new key with a certificate of that kind, valid for these DNS names and IP literals. */
  public Identity issue(Kind leaf, String... names) {
    var pair = leaf.newKey();
    return new Identity(pair.getPrivate(), certify(leaf, pair, names[0], names), authority);
  }

  /** Writes this authority's certificate as OpenSSL and rule files read it. */
  public Path writePem(Path file) throws IOException {
    return Files.writeString(file, Identity.pem(authority));
  }

  /**
   * Writes a store that trusts this authority alone. JKS, since clients read it again and again,
   * and PKCS #12 makes a key from the password each time.
   */
  public Path writeTrustStore(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      var store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setCertificateEntry("authority", authority);
      store.store(out, Identity.PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  /** Writes this authority's list of revoked certificates. */
  @SuppressWarnings("JavaUtilDate") // Bouncy Castle takes no other
  public Path writeRevoked(Path file, Identity... revoked) throws IOException {
    var now = new Date();
    var list = new JcaX509v2CRLBuilder(authority.getSubjectX500Principal(), now);
    list.setNextUpdate(Date.from(now.toInstant().plus(1, ChronoUnit.DAYS)));
    for (var identity : revoked) {
      list.addCRLEntry(identity.serialNumber(), now, CRLReason.keyCompromise);
    }
    try {
      return Files.write(file, list.build(signer(kind.digest)).getEncoded());
    } catch (OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private ContentSigner signer(String digest) throws OperatorCreationException {
    var algorithm = digest + "with" + (kind.key.equals("EC") ? "ECDSA" : kind.key);
    return new JcaContentSignerBuilder(algorithm).build(key.getPrivate());
  }

  private X509Certificate certify(Kind leaf, KeyPair subject, String commonName, String... names) {
    var issuer = new X500Principal("CN=redial test CA");
    var now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(now.minus(1, ChronoUnit.HOURS)),
            Date.from(now.plus(leaf.valid)),
            new X500Principal("CN=" + commonName),
            subject.getPublic());
    try {
      boolean isAuthority = names.length == 0;
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (!isAuthority) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
      }
      var signed = builder.build(signer(leaf.digest));
      return new JcaX509CertificateConverter().getCertificate(signed);
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static GeneralNames alternativeNames(String... names) {
    var all = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      boolean address = names[i].matches("[0-9.]+|.*:.*");
      all[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, names[i]);
    }
    return new GeneralNames(all);
  }
}
