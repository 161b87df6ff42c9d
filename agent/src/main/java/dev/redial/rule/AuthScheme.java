package dev.redial.rule;

/** How a proxy of CONNECT is told who asks (RFC 9110, section 11), the weakest first. */
public enum AuthScheme {
  /** The password itself, as good as in clear (RFC 7617). */
  BASIC("Basic"),
  /** A proof that the password is known (RFC 7616). */
  DIGEST("Digest");

  private final String word;

  AuthScheme(String word) {
    this.word = word;
  }

  /** As it stands in header fields. */
  public String word() {
    return word;
  }
}
