package dev.redial.rule.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What answers a server that asks for a certificate. Opened at the first connection that needs it
 * ({@link ClientKey}), since the JDK's certificate classes must not be initialised before the
 * application starts.
 *
 * @param source what the user wrote, for messages
 * @param form what holds the private key
 * @param content the store; or the private key and then the certificates, the client's own first,
 *     all in DER
 * @param password of the store or the key, or null
 * @param alias of the key in a store, or null for the only one there
 */
public record ClientCertificate(
    String source,
    Form form,
    List<byte[]> content,
    @Nullable String password,
    @Nullable String alias) {
  /** Answers without a certificate. */
  public static final ClientCertificate NONE =
      new ClientCertificate("none", Form.NONE, List.of(), null, null);

  /** What holds the private key. */
  public enum Form {
    /** Nothing: there is none. */
    NONE,
    /** PKCS #12 or JKS. */
    STORE,
    /** {@code PRIVATE KEY} (RFC 5208). */
    PKCS8,
    /** {@code ENCRYPTED PRIVATE KEY} (RFC 5208). */
    ENCRYPTED,
    /** {@code RSA PRIVATE KEY} (RFC 8017) or {@code EC PRIVATE KEY} (RFC 5915). */
    BARE
  }

  /** Copies the list. */
  public ClientCertificate {
    content = List.copyOf(content);
  }

  /** The store, or the private key. */
  byte[] key() {
    return content.get(0);
  }

  /** The certificates; none for a store, which has them itself. */
  List<byte[]> chain() {
    return content.subList(1, content.size());
  }

  /** By what the files hold, so that a file read again is known for the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientCertificate that
        && source.equals(that.source)
        && form == that.form
        && Arrays.deepEquals(content.toArray(), that.content.toArray())
        && Objects.equals(password, that.password)
        && Objects.equals(alias, that.alias);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(content.toArray());
  }

  /** Without its secrets. */
  @Override
  public String toString() {
    return source;
  }
}
