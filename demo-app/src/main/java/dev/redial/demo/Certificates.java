package dev.redial.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority that lives as long as the demo: its keys never leave the memory. */
public final class Certificates {
  /** Guards nothing, the trust store is public; PKCS #12 wants one. */
  public static final String PASSWORD = "redial-demo";

  private static final String AUTHORITY = "redial demo authority";
  private static final Duration VALIDITY = Duration.ofDays(1);

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private final X500Name issuer;
  private final SecureRandom random = new SecureRandom();
  private final KeyPair authorityKeys = elliptic().generateKeyPair();
  private final X509Certificate authority;
  private final Map<String, KeyPair> shared = new HashMap<>();

  /** Makes its keys. */
  public Certificates() throws GeneralSecurityException, CertIOException {
    this(AUTHORITY);
  }

  /** The same for an authority of another name. */
  public Certificates(String name) throws GeneralSecurityException, CertIOException {
    issuer = new X500Name("CN=" + name);
    var builder = builder(issuer, authorityKeys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    authority = sign(builder, authorityKeys.getPrivate());
  }

  /** The key store of a server with one certificate, which is also its alias, per given name. */
  KeyStore keyStore(String... names) throws GeneralSecurityException, IOException {
    return keyStore(elliptic(), names);
  }

  /** The same with RSA keys, which suites without forward secrecy need. */
  KeyStore rsaKeyStore(String... names) throws GeneralSecurityException, IOException {
    return keyStore(rsa(), names);
  }

  /** Keys of the kind EC or RSA, the same for all names: to make those of RSA takes its time. */
  public synchronized KeyPair keys(String kind) throws GeneralSecurityException {
    var known = shared.get(kind);
    if (known == null) {
      known = (kind.equals("EC") ? elliptic() : rsa()).generateKeyPair();
      shared.put(kind, known);
    }
    return known;
  }

  /** A certificate of such keys for a name, and that of this authority. */
  public X509Certificate[] chain(String name, String kind)
      throws GeneralSecurityException, CertIOException {
    return new X509Certificate[] {certificateFor(name, keys(kind).getPublic()), authority};
  }

  private KeyStore keyStore(KeyPairGenerator generator, String... names)
      throws GeneralSecurityException, IOException {
    var store = emptyStore();
    for (var name : names) {
      var keys = generator.generateKeyPair();
      var chain = new Certificate[] {certificateFor(name, keys.getPublic()), authority};
      store.setKeyEntry(name, keys.getPrivate(), PASSWORD.toCharArray(), chain);
    }
    return store;
  }

  /** A store that trusts this authority alone. */
  KeyStore trustStore() throws GeneralSecurityException, IOException {
    var store = emptyStore();
    store.setCertificateEntry("authority", authority);
    return store;
  }

  /** This authority's certificate, as rule files name it under {@code trust}. */
  public String authorityInPem() throws GeneralSecurityException {
    var text = Base64.getMimeEncoder().encodeToString(authority.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
  }

  /** Writes such a store, of type PKCS12. */
  public void writeTrustStore(Path file) throws GeneralSecurityException, IOException {
    try (var out = Files.newOutputStream(file)) {
      trustStore().store(out, PASSWORD.toCharArray());
    }
  }

  private X509Certificate certificateFor(String name, PublicKey key)
      throws GeneralSecurityException, CertIOException {
    var builder = builder(new X500Name("CN=" + name), key);
    var ipAddress = ADDRESS.matcher(name).matches();
    var type = ipAddress ? GeneralName.iPAddress : GeneralName.dNSName;
    builder.addExtension(
        Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(type, name)));
    return sign(builder, authorityKeys.getPrivate());
  }

  private X509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
    var now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(64, random).setBit(64),
        Date.from(now.minus(VALIDITY)),
        Date.from(now.plus(VALIDITY)),
        subject,
        key);
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static KeyPairGenerator elliptic() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator;
  }

  private static KeyPairGenerator rsa() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
