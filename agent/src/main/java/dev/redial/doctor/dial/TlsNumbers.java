package dev.redial.doctor.dial;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers that TLS has for things, and their names: IANA's registries "TLS Parameters".
 *
 * <p>Suites are called as the JDK calls them, since rules are. Those that authenticate nobody or
 * encrypt nothing are left out: no rule may ask for them.
 */
public enum TlsNumbers {
  /** TLS versions. */
  VERSIONS(
      """
      0304 TLSv1.3
      0303 TLSv1.2
      0302 TLSv1.1
      0301 TLSv1
      """),

  /** Cipher suites. */
  SUITES(
      """
      1302 TLS_AES_256_GCM_SHA384
      1301 TLS_AES_128_GCM_SHA256
      1303 TLS_CHACHA20_POLY1305_SHA256
      c02c TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
      c02b TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256
      cca9 TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
      c030 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
      cca8 TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256
      c02f TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
      009f TLS_DHE_RSA_WITH_AES_256_GCM_SHA384
      ccaa TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256
      00a3 TLS_DHE_DSS_WITH_AES_256_GCM_SHA384
      009e TLS_DHE_RSA_WITH_AES_128_GCM_SHA256
      00a2 TLS_DHE_DSS_WITH_AES_128_GCM_SHA256
      c024 TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384
      c028 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384
      c023 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256
      c027 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256
      006b TLS_DHE_RSA_WITH_AES_256_CBC_SHA256
      006a TLS_DHE_DSS_WITH_AES_256_CBC_SHA256
      0067 TLS_DHE_RSA_WITH_AES_128_CBC_SHA256
      0040 TLS_DHE_DSS_WITH_AES_128_CBC_SHA256
      c02e TLS_ECDH_ECDSA_WITH_AES_256_GCM_SHA384
      c032 TLS_ECDH_RSA_WITH_AES_256_GCM_SHA384
      c02d TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256
      c031 TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256
      c026 TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA384
      c02a TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384
      c025 TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA256
      c029 TLS_ECDH_RSA_WITH_AES_128_CBC_SHA256
      c00a TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA
      c014 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
      c009 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
      c013 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
      0039 TLS_DHE_RSA_WITH_AES_256_CBC_SHA
      0038 TLS_DHE_DSS_WITH_AES_256_CBC_SHA
      0033 TLS_DHE_RSA_WITH_AES_128_CBC_SHA
      0032 TLS_DHE_DSS_WITH_AES_128_CBC_SHA
      c005 TLS_ECDH_ECDSA_WITH_AES_256_CBC_SHA
      c00f TLS_ECDH_RSA_WITH_AES_256_CBC_SHA
      c004 TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA
      c00e TLS_ECDH_RSA_WITH_AES_128_CBC_SHA
      009d TLS_RSA_WITH_AES_256_GCM_SHA384
      009c TLS_RSA_WITH_AES_128_GCM_SHA256
      003d TLS_RSA_WITH_AES_256_CBC_SHA256
      003c TLS_RSA_WITH_AES_128_CBC_SHA256
      0035 TLS_RSA_WITH_AES_256_CBC_SHA
      002f TLS_RSA_WITH_AES_128_CBC_SHA
      c008 TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA
      c012 TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA
      0016 SSL_DHE_RSA_WITH_3DES_EDE_CBC_SHA
      0013 SSL_DHE_DSS_WITH_3DES_EDE_CBC_SHA
      c003 TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA
      c00d TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA
      000a SSL_RSA_WITH_3DES_EDE_CBC_SHA
      c007 TLS_ECDHE_ECDSA_WITH_RC4_128_SHA
      c011 TLS_ECDHE_RSA_WITH_RC4_128_SHA
      0005 SSL_RSA_WITH_RC4_128_SHA
      c002 TLS_ECDH_ECDSA_WITH_RC4_128_SHA
      c00c TLS_ECDH_RSA_WITH_RC4_128_SHA
      0004 SSL_RSA_WITH_RC4_128_MD5
      0009 SSL_RSA_WITH_DES_CBC_SHA
      0015 SSL_DHE_RSA_WITH_DES_CBC_SHA
      0012 SSL_DHE_DSS_WITH_DES_CBC_SHA
      """),

  /** Named groups. */
  GROUPS(
      """
      0001 sect163k1
      0002 sect163r1
      0003 sect163r2
      0004 sect193r1
      0005 sect193r2
      0006 sect233k1
      0007 sect233r1
      0008 sect239k1
      0009 sect283k1
      000a sect283r1
      000b sect409k1
      000c sect409r1
      000d sect571k1
      000e sect571r1
      000f secp160k1
      0010 secp160r1
      0011 secp160r2
      0012 secp192k1
      0013 secp192r1
      0014 secp224k1
      0015 secp224r1
      0016 secp256k1
      0017 secp256r1
      0018 secp384r1
      0019 secp521r1
      001d x25519
      001e x448
      0100 ffdhe2048
      0101 ffdhe3072
      0102 ffdhe4096
      0103 ffdhe6144
      0104 ffdhe8192
      001a brainpoolP256r1
      001b brainpoolP384r1
      001c brainpoolP512r1
      11eb SecP256r1MLKEM768
      11ec X25519MLKEM768
      11ed SecP384r1MLKEM1024
      """),

  /** Signature schemes. */
  SCHEMES(
      """
      0403 ecdsa_secp256r1_sha256
      0503 ecdsa_secp384r1_sha384
      0603 ecdsa_secp521r1_sha512
      0807 ed25519
      0808 ed448
      0804 rsa_pss_rsae_sha256
      0805 rsa_pss_rsae_sha384
      0806 rsa_pss_rsae_sha512
      0809 rsa_pss_pss_sha256
      080a rsa_pss_pss_sha384
      080b rsa_pss_pss_sha512
      0401 rsa_pkcs1_sha256
      0501 rsa_pkcs1_sha384
      0601 rsa_pkcs1_sha512
      0402 dsa_sha256
      0203 ecdsa_sha1
      0201 rsa_pkcs1_sha1
      0202 dsa_sha1
      """),

  /** Alerts. */
  ALERTS(
      """
      0000 close_notify
      000a unexpected_message
      0014 bad_record_mac
      0015 decryption_failed
      0016 record_overflow
      001e decompression_failure
      0028 handshake_failure
      0029 no_certificate
      002a bad_certificate
      002b unsupported_certificate
      002c certificate_revoked
      002d certificate_expired
      002e certificate_unknown
      002f illegal_parameter
      0030 unknown_ca
      0031 access_denied
      0032 decode_error
      0033 decrypt_error
      003c export_restriction
      0046 protocol_version
      0047 insufficient_security
      0050 internal_error
      0056 inappropriate_fallback
      005a user_canceled
      0064 no_renegotiation
      006d missing_extension
      006e unsupported_extension
      006f certificate_unobtainable
      0070 unrecognized_name
      0071 bad_certificate_status_response
      0072 bad_certificate_hash_value
      0073 unknown_psk_identity
      0074 certificate_required
      0078 no_application_protocol
      """);

  private static final int DIGITS = 4;
  private static final int HEXADECIMAL = 16;

  private final String table;

  TlsNumbers(String table) {
    this.table = table;
  }

  /** All that are known, in the table's order. */
  public List<Integer> all() {
    var all = new ArrayList<Integer>();
    for (int start = 0; start < table.length(); start = table.indexOf('\n', start) + 1) {
      all.add(Integer.parseInt(table.substring(start, start + DIGITS), HEXADECIMAL));
    }
    return all;
  }

  /** The name, or the number in hexadecimal digits. */
  public String name(int number) {
    var digits = "%04x".formatted(number);
    for (int start = 0; start < table.length(); start = table.indexOf('\n', start) + 1) {
      if (table.startsWith(digits, start)) {
        return table.substring(start + DIGITS + 1, table.indexOf('\n', start));
      }
    }
    return "0x" + digits;
  }

  /** The names of numbers. */
  public List<String> names(List<Integer> numbers) {
    var names = new ArrayList<String>();
    for (int number : numbers) {
      names.add(name(number));
    }
    return names;
  }
}
