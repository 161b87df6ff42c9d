package dev.redial.rule.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Brings the private keys of PEM files into the one form that Java reads. */
final class PemKey {
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final String PBES2 = "1.2.840.113549.1.5.13";
  private static final byte[] VERSION = {2, 1, 0};

  private PemKey() {}

  /**
   * The key as PKCS #8.
   *
   * @param holder of the certificate: a bare key does not say itself what it is for
   */
  static PKCS8EncodedKeySpec pkcs8(ClientCertificate certificate, PublicKey holder)
      throws GeneralSecurityException {
    return switch (certificate.form()) {
      case ENCRYPTED -> decrypted(certificate);
      case BARE -> new PKCS8EncodedKeySpec(wrapped(certificate.key(), holder.getEncoded()));
      default -> new PKCS8EncodedKeySpec(certificate.key());
    };
  }

  private static PKCS8EncodedKeySpec decrypted(ClientCertificate certificate)
      throws GeneralSecurityException {
    var password = certificate.password();
    if (password == null) {
      throw new InvalidKeyException("the key is encrypted, and 'password' is missing");
    }
    var algorithm = "";
    try {
      var info = new EncryptedPrivateKeyInfo(certificate.key());
      var parameters = info.getAlgParameters();
      // that name stands for many algorithms, which its parameters tell apart (RFC 8018)
      algorithm = info.getAlgName();
      if (parameters != null && (algorithm.equals("PBES2") || algorithm.equals(PBES2))) {
        algorithm = parameters.toString();
      }
      var cipher = Cipher.getInstance(algorithm);
      var secret =
          SecretKeyFactory.getInstance(algorithm)
              .generateSecret(new PBEKeySpec(password.toCharArray()));
      cipher.init(Cipher.DECRYPT_MODE, secret, parameters);
      return info.getKeySpec(cipher);
    } catch (NoSuchAlgorithmException e) {
      throw new InvalidKeyException(
          "the key is encrypted by what this Java does not know, " + algorithm, e);
    } catch (GeneralSecurityException | IOException e) {
      throw new InvalidKeyException("the key does not open with this password", e);
    }
  }

  /** RFC 5208 section 5: the algorithm is that of the public key (RFC 5280 section 4.1). */
  private static byte[] wrapped(byte[] key, byte[] publicKey) {
    int start = contentOf(publicKey, 0);
    int end = contentOf(publicKey, start) + lengthAt(publicKey, start);
    var content = new ByteArrayOutputStream();
    content.write(VERSION, 0, VERSION.length);
    content.write(publicKey, start, end - start);
    var octets = der(OCTETS, key);
    content.write(octets, 0, octets.length);
    return der(SEQUENCE, content.toByteArray());
  }

  /** Where the content of the DER value at an offset begins. */
  private static int contentOf(byte[] der, int offset) {
    return offset + 2 + (der[offset + 1] < 0 ? der[offset + 1] & 0x7f : 0);
  }

  private static int lengthAt(byte[] der, int offset) {
    int length = der[offset + 1];
    if (length < 0) {
      length = 0;
      for (int i = offset + 2; i < contentOf(der, offset); i++) {
        length = (length << 8) | (der[i] & 0xff);
      }
    }
    return length;
  }

  private static byte[] der(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        out.write(length >> (8 * i));
      }
    }
    out.write(content, 0, content.length);
    return out.toByteArray();
  }
}
