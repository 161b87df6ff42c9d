package dev.redial.rule.tls;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extra CA certificates of one rule.
 *
 * @param source what the user wrote, for messages
 * @param certificates in DER; parsed at the first connection that needs them, since the JDK's
 *     certificate classes must not be initialised before the application starts
 */
public record TrustAnchors(String source, List<byte[]> certificates) {
  /** Copies the list. */
  public TrustAnchors {
    certificates = List.copyOf(certificates);
  }

  /** By what the certificates are, so that a file read again is known for the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TrustAnchors anchors
        && source.equals(anchors.source)
        && Arrays.deepEquals(certificates.toArray(), anchors.certificates.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(certificates.toArray());
  }
}
