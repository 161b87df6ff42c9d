package dev.redial.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.jspecify.annotations.Nullable;

/**
 * A server's half of NTLM version 2 ([MS-NLMP] 3.3.2) on one connection, from the specification: it
 * shares no code with the JDK's.
 */
public final class NtlmServer {
  private static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

  /** Unicode, request target, NTLM, extended session security, target information. */
  private static final int FLAGS = 0x00880205;

  private static final int CHALLENGE_LENGTH = 8;
  private static final int PROOF_LENGTH = 16;
  private static final int NEGOTIATE = 1;
  private static final int AUTHENTICATE = 3;

  private final String password;
  private byte @Nullable [] challenge;
  private String user = "";

  /** One that knows this password for every user. */
  public NtlmServer(String password) {
    this.password = password;
  }

  /** Whether a message begins the conversation. */
  public static boolean isNegotiate(byte[] message) {
    return type(message) == NEGOTIATE;
  }

  /** What it answers to that. */
  public byte[] challenge() {
    var fresh = new byte[CHALLENGE_LENGTH];
    new SecureRandom().nextBytes(fresh);
    challenge = fresh;
    var target = "CORP".getBytes(StandardCharsets.UTF_16LE);
    var info = new ByteArrayOutputStream();
    info.writeBytes(
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 2)
            .putShort((short) target.length)
            .array());
    info.writeBytes(target);
    info.writeBytes(new byte[4]);
    int head = 48;
    var message = ByteBuffer.allocate(head + target.length + info.size());
    message.order(ByteOrder.LITTLE_ENDIAN).put(SIGNATURE).putInt(2);
    buffer(message, target.length, head);
    message.putInt(FLAGS).put(fresh).putLong(0);
    buffer(message, info.size(), head + target.length);
    return message.put(target).put(info.toByteArray()).array();
  }

  private static void buffer(ByteBuffer message, int length, int offset) {
    message.putShort((short) length).putShort((short) length).putInt(offset);
  }

  /** Whether a message proves the password, on the connection that the challenge went out by. */
  public boolean isProof(byte[] message) {
    var asked = challenge;
    challenge = null;
    if (asked == null || type(message) != AUTHENTICATE) {
      return false;
    }
    var domain = text(message, 28);
    var name = text(message, 36);
    user = domain.isEmpty() ? name : domain + "\\" + name;
    var response = field(message, 20);
    var blob = Arrays.copyOfRange(response, PROOF_LENGTH, response.length);
    var key =
        hmac(
            md4(password.getBytes(StandardCharsets.UTF_16LE)),
            (name.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE));
    var proof = hmac(key, asked, blob);
    return MessageDigest.isEqual(proof, Arrays.copyOf(response, PROOF_LENGTH));
  }

  /** Who the last proof is of, with the domain if that stands apart. */
  public String user() {
    return user;
  }

  private static int type(byte[] message) {
    boolean isOne = Arrays.equals(SIGNATURE, Arrays.copyOf(message, SIGNATURE.length));
    return isOne ? message[SIGNATURE.length] : 0;
  }

  private static String text(byte[] message, int at) {
    return new String(field(message, at), StandardCharsets.UTF_16LE);
  }

  private static byte[] field(byte[] message, int at) {
    var bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    int offset = bytes.getInt(at + 4);
    return Arrays.copyOfRange(message, offset, offset + bytes.getShort(at));
  }

  private static byte[] md4(byte[] bytes) {
    var digest = new MD4Digest();
    digest.update(bytes, 0, bytes.length);
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
