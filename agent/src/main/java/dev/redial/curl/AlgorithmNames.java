package dev.redial.curl;

import dev.redial.rule.tls.TlsNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups and signature schemes by the names that OpenSSL has for them, and by those of IANA. */
final class AlgorithmNames {
  /** By name of IANA. OpenSSL 3 has others too, in capitals or not. */
  private static final Map<String, String> CURVES =
      Map.of("secp256r1", "P-256", "secp384r1", "P-384", "secp521r1", "P-521");

  private static final String PRIME = "prime256v1";

  /** What OpenSSL calls a kind of key before {@code +SHA256}, and how the schemes begin. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "RSA", List.of("rsa_pkcs1_", "rsa_"),
          "RSA-PSS", List.of("rsa_pss_rsae_"),
          "PSS", List.of("rsa_pss_rsae_"),
          "ECDSA", List.of("ecdsa_secp256r1_", "ecdsa_secp384r1_", "ecdsa_secp521r1_", "ecdsa_"),
          "DSA", List.of("dsa_"));

  private static final String OF_IANA = "rsa_sha224";
  private static final String OF_OPENSSL = "rsa_pkcs1_sha224";

  private AlgorithmNames() {}

  /** A group by any of its names, or null. */
  static @Nullable String group(String name) {
    for (var group : TlsNames.GROUPS) {
      if (group.equalsIgnoreCase(name) || name.equalsIgnoreCase(CURVES.get(group))) {
        return group;
      }
    }
    return name.equalsIgnoreCase(PRIME) ? "secp256r1" : null;
  }

  /** A scheme by its name, or by {@code KEY+HASH}; or null. */
  static @Nullable String scheme(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.equals(OF_OPENSSL)) {
      return OF_IANA;
    }
    var schemes = TlsNames.signatureSchemes();
    int plus = name.indexOf('+');
    if (plus < 0) {
      return schemes.contains(lower) ? lower : null;
    }
    var starts = KEYS.get(name.substring(0, plus).toUpperCase(Locale.ROOT));
    for (var start : starts == null ? List.<String>of() : starts) {
      var scheme = start + lower.substring(plus + 1);
      if (schemes.contains(scheme)) {
        return scheme;
      }
    }
    return null;
  }

  /** What every OpenSSL calls a group. */
  static String groupOfOpenSsl(String group) {
    var upper = group.startsWith("x") ? group.toUpperCase(Locale.ROOT) : group;
    return CURVES.getOrDefault(group, upper);
  }

  /** What OpenSSL calls a scheme. */
  static String schemeOfOpenSsl(String scheme) {
    return scheme.equals(OF_IANA) ? OF_OPENSSL : scheme;
  }
}
