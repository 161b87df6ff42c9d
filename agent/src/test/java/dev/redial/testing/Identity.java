package dev.redial.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private key with the certificate that names its holder, issued by {@code authority}. */
public final class Identity {
  /** The password of every store that is written here. */
  public static final String PASSWORD = "changeit";

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final X509Certificate authority;
  private final SSLContext context;

  Identity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    this.key = key;
    this.certificate = certificate;
    this.authority = authority;
    this.context = newContext();
  }

  /** The context that shows this identity and trusts its authority. */
  public SSLContext context() {
    return context;
  }

  BigInteger serialNumber() {
    return certificate.getSerialNumber();
  }

  private SSLContext newContext() {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store("PKCS12"), PASSWORD.toCharArray());
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store("PKCS12"));
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes key, certificate and authority as a PKCS #12 file. */
  public Path writeStore(Path file) throws IOException {
    return writeStore(file, "PKCS12");
  }

  /** Writes them as a store of that type. */
  public Path writeStore(Path file, String type) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      store(type).store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  /** Writes certificate and key in one PEM file, as OpenSSL and nginx read them. */
  public Path writePem(Path file) throws IOException {
    return Files.writeString(file, pem(certificate) + pem("PRIVATE KEY", key.getEncoded()));
  }

  private KeyStore store(String type) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry(
        "key", key, PASSWORD.toCharArray(), new X509Certificate[] {certificate, authority});
    store.setCertificateEntry("authority", authority);
    return store;
  }

  /** The text form of a certificate (RFC 7468). */
  static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The SHA-256 of the certificate, in hexadecimal digits: what an application may pin. */
  public String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String pem(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder().encodeToString(content), type);
  }
}
