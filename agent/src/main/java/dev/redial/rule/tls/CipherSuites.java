package dev.redial.rule.tls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cipher suites that the JDK's provider implements, by every name that is in use for them.
 *
 * <p>Left out are suites that authenticate nobody (anon) or encrypt nothing (NULL), and export
 * suites: no rule may ask for them. The names come from the IANA registry "TLS Cipher Suites", from
 * OpenSSL's manual ciphers(1) and from JSSE. JSSE still says SSL for its oldest.
 */
public final class CipherSuites {
  /** A suite a line: JSSE's name, OpenSSL's name. */
  private static final String TABLE =
      """
      TLS_AES_128_GCM_SHA256 TLS_AES_128_GCM_SHA256
      TLS_AES_256_GCM_SHA384 TLS_AES_256_GCM_SHA384
      TLS_CHACHA20_POLY1305_SHA256 TLS_CHACHA20_POLY1305_SHA256
      SSL_DHE_DSS_WITH_3DES_EDE_CBC_SHA DHE-DSS-DES-CBC3-SHA
      TLS_DHE_DSS_WITH_AES_128_CBC_SHA DHE-DSS-AES128-SHA
      TLS_DHE_DSS_WITH_AES_128_CBC_SHA256 DHE-DSS-AES128-SHA256
      TLS_DHE_DSS_WITH_AES_128_GCM_SHA256 DHE-DSS-AES128-GCM-SHA256
      TLS_DHE_DSS_WITH_AES_256_CBC_SHA DHE-DSS-AES256-SHA
      TLS_DHE_DSS_WITH_AES_256_CBC_SHA256 DHE-DSS-AES256-SHA256
      TLS_DHE_DSS_WITH_AES_256_GCM_SHA384 DHE-DSS-AES256-GCM-SHA384
      SSL_DHE_DSS_WITH_DES_CBC_SHA DHE-DSS-DES-CBC-SHA
      SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA DHE-RSA-DES-CBC3-SHA
      TLS_DHE_RSA_WITH_AES_128_CBC_SHA DHE-RSA-AES128-SHA
      TLS_DHE_RSA_WITH_AES_128_CBC_SHA256 DHE-RSA-AES128-SHA256
      TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 DHE-RSA-AES128-GCM-SHA256
      TLS_DHE_RSA_WITH_AES_256_CBC_SHA DHE-RSA-AES256-SHA
      TLS_DHE_RSA_WITH_AES_256_CBC_SHA256 DHE-RSA-AES256-SHA256
      TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 DHE-RSA-AES256-GCM-SHA384
      TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 DHE-RSA-CHACHA20-POLY1305
      SSL_DHE_RSA_WITH_DES_CBC_SHA DHE-RSA-DES-CBC-SHA
      TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA ECDHE-ECDSA-DES-CBC3-SHA
      TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA ECDHE-ECDSA-AES128-SHA
      TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 ECDHE-ECDSA-AES128-SHA256
      TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 ECDHE-ECDSA-AES128-GCM-SHA256
      TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA ECDHE-ECDSA-AES256-SHA
      TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 ECDHE-ECDSA-AES256-SHA384
      TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 ECDHE-ECDSA-AES256-GCM-SHA384
      TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE-ECDSA-CHACHA20-POLY1305
      TLS_ECDHE_ECDSA_WITH_RC4_128_SHA ECDHE-ECDSA-RC4-SHA
      TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA ECDHE-RSA-DES-CBC3-SHA
      TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA ECDHE-RSA-AES128-SHA
      TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 ECDHE-RSA-AES128-SHA256
      TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 ECDHE-RSA-AES128-GCM-SHA256
      TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA ECDHE-RSA-AES256-SHA
      TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 ECDHE-RSA-AES256-SHA384
      TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 ECDHE-RSA-AES256-GCM-SHA384
      TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE-RSA-CHACHA20-POLY1305
      TLS_ECDHE_RSA_WITH_RC4_128_SHA ECDHE-RSA-RC4-SHA
      TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA ECDH-ECDSA-DES-CBC3-SHA
      TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA ECDH-ECDSA-AES128-SHA
      TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256 ECDH-ECDSA-AES128-SHA256
      TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256 ECDH-ECDSA-AES128-GCM-SHA256
      TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA ECDH-ECDSA-AES256-SHA
      TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384 ECDH-ECDSA-AES256-SHA384
      TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384 ECDH-ECDSA-AES256-GCM-SHA384
      TLS_ECDH_ECDSA_WITH_RC4_128_SHA ECDH-ECDSA-RC4-SHA
      TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA ECDH-RSA-DES-CBC3-SHA
      TLS_ECDH_RSA_WITH_AES_128_CBC_SHA ECDH-RSA-AES128-SHA
      TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256 ECDH-RSA-AES128-SHA256
      TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256 ECDH-RSA-AES128-GCM-SHA256
      TLS_ECDH_RSA_WITH_AES_256_CBC_SHA ECDH-RSA-AES256-SHA
      TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384 ECDH-RSA-AES256-SHA384
      TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384 ECDH-RSA-AES256-GCM-SHA384
      TLS_ECDH_RSA_WITH_RC4_128_SHA ECDH-RSA-RC4-SHA
      SSL_RSA_WITH_3DES_EDE_CBC_SHA DES-CBC3-SHA
      TLS_RSA_WITH_AES_128_CBC_SHA AES128-SHA
      TLS_RSA_WITH_AES_128_CBC_SHA256 AES128-SHA256
      TLS_RSA_WITH_AES_128_GCM_SHA256 AES128-GCM-SHA256
      TLS_RSA_WITH_AES_256_CBC_SHA AES256-SHA
      TLS_RSA_WITH_AES_256_CBC_SHA256 AES256-SHA256
      TLS_RSA_WITH_AES_256_GCM_SHA384 AES256-GCM-SHA384
      SSL_RSA_WITH_DES_CBC_SHA DES-CBC-SHA
      SSL_RSA_WITH_RC4_128_MD5 RC4-MD5
      SSL_RSA_WITH_RC4_128_SHA RC4-SHA
      """;

  private CipherSuites() {}

  /** JSSE's names of them all. */
  public static List<String> all() {
    var names = new ArrayList<String>();
    for (int start = 0; start < TABLE.length(); start = TABLE.indexOf('\n', start) + 1) {
      names.add(TABLE.substring(start, TABLE.indexOf(' ', start)));
    }
    return names;
  }

  /** The names that {@link #find} knows, except JSSE's where IANA has another. */
  public static List<String> names() {
    var names = new ArrayList<String>();
    for (int start = 0; start < TABLE.length(); start = TABLE.indexOf('\n', start) + 1) {
      int space = TABLE.indexOf(' ', start);
      names.add(iana(TABLE.substring(start, space)));
      var openSsl = TABLE.substring(space + 1, TABLE.indexOf('\n', space));
      if (!names.contains(openSsl)) {
        names.add(openSsl);
      }
    }
    return names;
  }

  /**
   * JSSE's name of a suite given by its name in IANA's registry, in OpenSSL or in JSSE, or null.
   */
  public static @Nullable String find(String name) {
    for (int start = 0; start < TABLE.length(); ) {
      int end = TABLE.indexOf('\n', start);
      int space = TABLE.indexOf(' ', start);
      var jsse = TABLE.substring(start, space);
      var openSsl = TABLE.substring(space + 1, end);
      if (name.equals(jsse) || name.equals(openSsl) || name.equals(iana(jsse))) {
        return jsse;
      }
      start = end + 1;
    }
    return null;
  }

  /** OpenSSL's name of a suite given by JSSE's, or null. */
  public static @Nullable String openSsl(String jsse) {
    int start = ("\n" + TABLE).indexOf("\n" + jsse + " ");
    return start < 0
        ? null
        : TABLE.substring(TABLE.indexOf(' ', start) + 1, TABLE.indexOf('\n', start));
  }

  /** Whether a pattern stands for this suite, by any of its names. */
  public static boolean matches(String pattern, String jsse) {
    var openSsl = openSsl(jsse);
    return Glob.matches(pattern, jsse)
        || Glob.matches(pattern, iana(jsse))
        || (openSsl != null && Glob.matches(pattern, openSsl));
  }

  /** Whether it is the name of a suite kept from rules, since it secures nothing. */
  public static boolean isInsecure(String name) {
    return name.contains("_anon_")
        || name.contains("NULL-")
        || name.contains("_NULL_")
        || name.contains("_EXPORT_")
        || name.startsWith("EXP-")
        || name.startsWith("ADH-")
        || name.startsWith("AECDH-");
  }

  /** Whether its key exchange is ephemeral, so that a stolen key opens no recorded traffic. */
  public static boolean hasForwardSecrecy(String jsse) {
    return !jsse.contains("_WITH_") || jsse.contains("_DHE_") || jsse.contains("_ECDHE_");
  }

  /** Whether its encryption is broken, or within reach: RC4 (RFC 7465), DES, triple DES. */
  public static boolean isBroken(String jsse) {
    return jsse.contains("_RC4_") || jsse.contains("_DES_") || jsse.contains("_3DES_");
  }

  /**
   * RFC 8446 B.4, RFC 5246 A.5, RFC 5469: suites are for 1.3 only, for 1.2 only, up to 1.2, or with
   * DES up to 1.1. A signalling value (SCSV) is for none.
   */
  public static List<String> versionsOf(String jsse) {
    if (jsse.endsWith("_SCSV")) {
      return List.of();
    }
    if (!jsse.contains("_WITH_")) {
      return List.of("TLSv1.3");
    }
    if (jsse.contains("_DES_CBC_")) {
      return List.of("TLSv1", "TLSv1.1");
    }
    boolean hasOwnHash = jsse.endsWith("_SHA256") || jsse.endsWith("_SHA384");
    return hasOwnHash ? List.of("TLSv1.2") : List.of("TLSv1", "TLSv1.1", "TLSv1.2");
  }

  private static String iana(String jsse) {
    return jsse.startsWith("SSL_") ? "TLS_" + jsse.substring("SSL_".length()) : jsse;
  }
}
