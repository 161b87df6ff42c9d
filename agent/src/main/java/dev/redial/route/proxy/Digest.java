package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import dev.redial.rule.route.AuthScheme;
import dev.redial.rule.route.ProxyLogin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The answer to one challenge of Digest (RFC 7616), for CONNECT; each use of it is counted. */
final class Digest implements Credentials, LoginTalk {
  private static final String SESSION = "-SESS";
  private static final String QUALITY = "auth";

  /** The hashes of RFC 7616, section 6.1, the weakest first, and as Java calls them. */
  private static final List<String> ALGORITHMS = List.of("MD5", "SHA-256", "SHA-512-256");

  private static final List<String> OF_JAVA = List.of("MD5", "SHA-256", "SHA-512/256");
  private static final int NONCE_LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Challenge challenge;
  private final String username;
  private final String password;
  private final String algorithm;
  private final MessageDigest hash;
  private final String clientNonce;
  private final AtomicInteger uses = new AtomicInteger();

  /**
   * An answer.
   *
   * @throws NoSuchAlgorithmException if this JVM lacks the hash, or if Digest does not know it
   */
  Digest(Challenge challenge, ProxyLogin login, String clientNonce)
      throws NoSuchAlgorithmException {
    this.challenge = challenge;
    this.username = octets(login.username());
    this.password = octets(login.password());
    this.clientNonce = clientNonce;
    this.algorithm = challenge.get("algorithm", "MD5");
    int known = strength(challenge);
    if (known < 0) {
      throw new NoSuchAlgorithmException(algorithm);
    }
    this.hash = MessageDigest.getInstance(OF_JAVA.get(known));
  }

  /** One with the strongest hash that is offered, or null if no challenge can be answered. */
  static @Nullable Digest strongest(List<Challenge> offered, ProxyLogin login) {
    Digest best = null;
    for (var challenge : offered) {
      boolean isBetter = best == null || strength(challenge) > strength(best.challenge);
      var answer = isBetter && isAnswerable(challenge) ? answer(challenge, login) : null;
      best = answer == null ? best : answer;
    }
    return best;
  }

  /** Null where the JVM lacks the hash, as one may that holds to FIPS 140. */
  private static @Nullable Digest answer(Challenge challenge, ProxyLogin login) {
    try {
      return new Digest(challenge, login, randomNonce());
    } catch (NoSuchAlgorithmException e) {
      return null;
    }
  }

  private static boolean isAnswerable(Challenge challenge) {
    return challenge.scheme().equalsIgnoreCase(AuthScheme.DIGEST.word())
        && challenge.get("realm") != null
        && challenge.get("nonce") != null
        && strength(challenge) >= 0
        && (challenge.get("qop") == null || hasQuality(challenge));
  }

  private static boolean hasQuality(Challenge challenge) {
    for (var quality : challenge.get("qop", "").split(",", -1)) {
      if (quality.strip().equalsIgnoreCase(QUALITY)) {
        return true;
      }
    }
    return false;
  }

  private static int strength(Challenge challenge) {
    var name = challenge.get("algorithm", "MD5").toUpperCase(Locale.ROOT);
    boolean session = name.endsWith(SESSION);
    return ALGORITHMS.indexOf(session ? name.substring(0, name.length() - SESSION.length()) : name);
  }

  private static String randomNonce() {
    var bytes = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public AuthScheme scheme() {
    return AuthScheme.DIGEST;
  }

  @Override
  public LoginTalk begin(@Nullable ProxyTicket ticket) {
    return this;
  }

  @Override
  public String authorization(Address target) {
    return authorization("CONNECT", target.toString());
  }

  /** For any request; its body is not covered. */
  String authorization(String method, String uri) {
    var count = HexFormat.of().toHexDigits(uses.incrementAndGet());
    var realm = challenge.get("realm", "");
    boolean hidesUser = challenge.get("userhash", "").equalsIgnoreCase("true");
    var text = new StringBuilder("Digest username=");
    quoted(text, hidesUser ? hash(username + ":" + realm) : username);
    field(text, "realm", realm);
    field(text, "uri", uri);
    text.append(", algorithm=").append(algorithm);
    field(text, "nonce", challenge.get("nonce", ""));
    if (hasQuality(challenge)) {
      text.append(", nc=").append(count);
      field(text, "cnonce", clientNonce);
      text.append(", qop=").append(QUALITY);
    }
    field(text, "response", response(count, method, uri));
    if (challenge.get("opaque") != null) {
      field(text, "opaque", challenge.get("opaque", ""));
    }
    return text.append(hidesUser ? ", userhash=true" : "").toString();
  }

  private String response(String count, String method, String uri) {
    var nonce = challenge.get("nonce", "");
    var secret = hash(username + ":" + challenge.get("realm", "") + ":" + password);
    if (algorithm.toUpperCase(Locale.ROOT).endsWith(SESSION)) {
      secret = hash(secret + ":" + nonce + ":" + clientNonce);
    }
    var request = hash(method + ":" + uri);
    return hasQuality(challenge)
        ? hash(String.join(":", secret, nonce, count, clientNonce, QUALITY, request))
        : hash(secret + ":" + nonce + ":" + request);
  }

  private synchronized String hash(String text) {
    return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** In UTF-8, a character for each byte: what the proxy sent is read so, and goes back so. */
  private static String octets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(", ").append(name).append('=');
    quoted(text, value);
  }

  private static void quoted(StringBuilder text, String value) {
    text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
