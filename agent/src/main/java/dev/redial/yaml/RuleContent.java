package dev.redial.yaml;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a rule file had in it when it was read. It is kept to tell a change of the file, and to name
 * the version in force. Safe for use by many threads.
 */
public final class RuleContent {
  /** Of what could not be read, and of no rules at all. */
  public static final RuleContent NONE = new RuleContent(new byte[0]);

  /** In bytes. Below, a digest would save nothing worth its time. */
  private static final int SMALL = 64 << 10;

  // Guarded by this object's lock; one of the two is always there.
  private byte @Nullable [] bytes;
  private @Nullable String digest;

  /** Keeps the bytes, which nobody changes thereafter. */
  public RuleContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Its SHA-256 in hexadecimal, as sha256sum prints it; words if this JDK has none. */
  public synchronized String sha256() {
    var known = digest();
    return known == null ? "unknown, this JDK has no SHA-256" : known;
  }

  private @Nullable String digest() {
    if (bytes == null) {
      return digest;
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      return null;
    }
  }

  /** Whether both are the same, byte by byte or by their digests. */
  public boolean isSame(RuleContent other) {
    var own = bytes();
    var others = other.bytes();
    if (own == null || others == null) {
      return sha256().equals(other.sha256());
    }
    return Arrays.equals(own, others);
  }

  private synchronized byte @Nullable [] bytes() {
    return bytes;
  }

  /** Keeps the digest of a large content in place of its bytes. */
  public synchronized void condense() {
    if (bytes != null && bytes.length > SMALL) {
      digest = digest();
      bytes = digest == null ? bytes : null;
    }
  }
}
