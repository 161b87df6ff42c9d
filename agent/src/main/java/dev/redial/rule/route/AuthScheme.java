package dev.redial.rule.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a proxy of CONNECT is told who asks (RFC 9110, section 11), the weakest first. */
public enum AuthScheme {
  /** The password itself, as good as in clear (RFC 7617). */
  BASIC("Basic"),
  /** A proof that the password is known (RFC 7616). */
  DIGEST("Digest"),
  /** The same kind of proof, for one connection ([MS-NLMP]). */
  NTLM("NTLM"),
  /** A ticket of Kerberos; no password at all (RFC 4559). */
  NEGOTIATE("Negotiate");

  /** Those of a rule file that names none. */
  public static final List<AuthScheme> DEFAULT = List.of(BASIC, DIGEST);

  private final String word;

  AuthScheme(String word) {
    this.word = word;
  }

  /** As it stands in header fields. */
  public String word() {
    return word;
  }

  /** As it stands in rule files. */
  public String key() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** All keys, the weakest first. */
  public static List<String> keys() {
    var keys = new ArrayList<String>();
    for (var scheme : values()) {
      keys.add(scheme.key());
    }
    return keys;
  }

  /** The one of that key, or null. */
  public static @Nullable AuthScheme of(String key) {
    for (var scheme : values()) {
      if (scheme.key().equals(key)) {
        return scheme;
      }
    }
    return null;
  }
}
