package dev.redial.rule;

import java.util.List;

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
}
