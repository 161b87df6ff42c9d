package dev.redial.rule.tls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named groups and the signature schemes of the JDK's own TLS, by their IANA names. */
public final class TlsNames {
  /** Those that some JDK from 17 to 27 can offer. */
  public static final List<String> GROUPS =
      List.of(
          "X25519MLKEM768",
          "SecP256r1MLKEM768",
          "SecP384r1MLKEM1024",
          "x25519",
          "secp256r1",
          "secp384r1",
          "secp521r1",
          "x448",
          "ffdhe2048",
          "ffdhe3072",
          "ffdhe4096",
          "ffdhe6144",
          "ffdhe8192");

  /** A scheme a line, with the algorithm of Java behind it. */
  private static final List<String> SCHEMES =
      List.of(
          "ecdsa_secp256r1_sha256 SHA256withECDSA",
          "ecdsa_secp384r1_sha384 SHA384withECDSA",
          "ecdsa_secp521r1_sha512 SHA512withECDSA",
          "ed25519 Ed25519",
          "ed448 Ed448",
          "rsa_pss_rsae_sha256 RSASSA-PSS",
          "rsa_pss_rsae_sha384 RSASSA-PSS",
          "rsa_pss_rsae_sha512 RSASSA-PSS",
          "rsa_pss_pss_sha256 RSASSA-PSS",
          "rsa_pss_pss_sha384 RSASSA-PSS",
          "rsa_pss_pss_sha512 RSASSA-PSS",
          "rsa_pkcs1_sha256 SHA256withRSA",
          "rsa_pkcs1_sha384 SHA384withRSA",
          "rsa_pkcs1_sha512 SHA512withRSA",
          "dsa_sha256 SHA256withDSA",
          "ecdsa_sha224 SHA224withECDSA",
          "rsa_sha224 SHA224withRSA",
          "dsa_sha224 SHA224withDSA",
          "ecdsa_sha1 SHA1withECDSA",
          "rsa_pkcs1_sha1 SHA1withRSA",
          "dsa_sha1 SHA1withDSA");

  private TlsNames() {}

  /** The names of all schemes. */
  public static List<String> signatureSchemes() {
    var names = new ArrayList<String>();
    for (var scheme : SCHEMES) {
      names.add(scheme.substring(0, scheme.indexOf(' ')));
    }
    return names;
  }

  /** Java's name of a scheme's algorithm, or null if it is no scheme. */
  public static @Nullable String algorithmOf(String name) {
    for (var scheme : SCHEMES) {
      if (scheme.startsWith(name) && scheme.charAt(name.length()) == ' ') {
        return scheme.substring(name.length() + 1);
      }
    }
    return null;
  }
}
