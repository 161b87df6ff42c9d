package dev.redial.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A CONNECT proxy that lets in {@code me} with the password {@code geheim}, by Basic, Digest (RFC
 * 7616, here the server's half of it) or NTLM. It takes every target for the loopback address.
 */
public final class AskingProxy implements AutoCloseable {
  private static final Pattern FIELD = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^\\s,]+))");
  private static final String PASSWORD = "geheim";
  private static final String SECRET = "me:realm:" + PASSWORD;
  private static final String NTLM = "NTLM ";
  private static final List<String> NAMES = List.of("Basic", "Negotiate", "NTLM");

  private final @Nullable Identity identity;
  private final List<String> offers;
  private final boolean keeps;
  private final int usesOfNonce;
  private final ServerSocket listener;
  private final AtomicInteger nonces = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> left = new ConcurrentHashMap<>();
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final AtomicInteger proofs = new AtomicInteger();
  private volatile boolean closesOnProofs;

  /**
   * A proxy.
   *
   * @param identity what it shows, or null for a proxy without TLS
   * @param offers {@code Basic}, {@code Negotiate}, {@code NTLM}, or one of Digest's algorithms
   * @param keeps whether a connection goes on after a refusal; in the middle of NTLM it does
   * @param usesOfNonce how often each nonce is good
   */
  public AskingProxy(
      @Nullable Identity identity, List<String> offers, boolean keeps, int usesOfNonce)
      throws IOException {
    this.identity = identity;
    this.offers = List.copyOf(offers);
    this.keeps = keeps;
    this.usesOfNonce = usesOfNonce;
    listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Daemons.accept(listener, "asking-proxy", this::serve);
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return listener.getLocalPort();
  }

  /** What each request said of who asks, or {@code none}. */
  public List<String> logins() {
    return List.copyOf(logins);
  }

  /** The schemes of these. */
  public List<String> schemes() {
    return logins.stream().map(login -> login.split(" ", 2)[0]).toList();
  }

  /** From now on it closes the connection where it would refuse a proof of NTLM. */
  public void closeOnProofs() {
    closesOnProofs = true;
  }

  /** How often it was told a password by NTLM. */
  public int proofs() {
    return proofs.get();
  }

  /** How many connections there were, whatever became of them. */
  public int connections() {
    return connections.get();
  }

  /** Forgets what it was asked so far. */
  public void forget() {
    logins.clear();
    connections.set(0);
    proofs.set(0);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve(Socket raw) {
    connections.incrementAndGet();
    try (raw;
        var client = secured(raw)) {
      var ntlm = new NtlmServer(PASSWORD);
      for (var request = Request.read(client.getInputStream());
          request != null;
          request = Request.read(client.getInputStream())) {
        var said = request.values("Proxy-Authorization");
        var login = said.isEmpty() ? "none" : said.get(0);
        logins.add(login);
        proofs.addAndGet(isProof(login) ? 1 : 0);
        if (isGood(login, request) || isGoodNtlm(login, ntlm)) {
          open(client, request.target());
          return;
        }
        if (isProof(login) && closesOnProofs) {
          return;
        }
        boolean isMiddle = login.startsWith(NTLM) && NtlmServer.isNegotiate(message(login));
        var refusal = isMiddle ? middle(ntlm) : refusal(login);
        client.getOutputStream().write(refusal.getBytes(StandardCharsets.US_ASCII));
        if (!keeps && !isMiddle) {
          return;
        }
      }
    } catch (IOException e) {
      // The client refused or left: its own answer is what tests look at.
    }
  }

  private static boolean isProof(String login) {
    return login.startsWith(NTLM) && !NtlmServer.isNegotiate(message(login));
  }

  private Socket secured(Socket raw) throws IOException {
    if (identity == null) {
      return raw;
    }
    var tls = (SSLSocket) identity.context().getSocketFactory().createSocket(raw, null, true);
    tls.startHandshake();
    return tls;
  }

  private static void open(Socket client, String target) throws IOException {
    int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client
          .getOutputStream()
          .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      ScriptedProxy.join(client, server);
    }
  }

  private String refusal(String login) {
    var challenges = new ArrayList<String>();
    for (var offer : offers) {
      challenges.add(challenge(offer, login.startsWith("Digest ")));
    }
    return refusal(challenges);
  }

  private static String refusal(List<String> challenges) {
    var head = new ArrayList<>(List.of("HTTP/1.1 407 Proxy Authentication Required"));
    challenges.forEach(challenge -> head.add("Proxy-Authenticate: " + challenge));
    head.add("Content-Length: 600");
    return String.join("\r\n", head) + "\r\n\r\n" + "b".repeat(600);
  }

  private static String middle(NtlmServer ntlm) {
    return refusal(List.of(NTLM + Base64.getEncoder().encodeToString(ntlm.challenge())));
  }

  private static byte[] message(String login) {
    return Base64.getDecoder().decode(login.substring(NTLM.length()));
  }

  private boolean isGoodNtlm(String login, NtlmServer ntlm) {
    return offers.contains(NTLM.strip())
        && login.startsWith(NTLM)
        && ntlm.isProof(message(login))
        && ntlm.user().equals("CORP\\me");
  }

  private String challenge(String offer, boolean isSecond) {
    if (NAMES.contains(offer)) {
      return offer;
    }
    var nonce = "nonce-" + nonces.incrementAndGet();
    left.put(nonce, usesOfNonce);
    return "Digest realm=\"realm\", qop=\"auth\", algorithm=%s, nonce=\"%s\"%s"
        .formatted(offer, nonce, isSecond && usesOfNonce < 1000 ? ", stale=true" : "");
  }

  private boolean isGood(String login, Request request) {
    var basic = Base64.getEncoder().encodeToString("me:geheim".getBytes(StandardCharsets.UTF_8));
    return (login.equals("Basic " + basic) && offers.contains("Basic"))
        || (login.startsWith("Digest ") && isGoodDigest(login, request));
  }

  private boolean isGoodDigest(String login, Request request) {
    var algorithm = field(login, "algorithm");
    var nonce = field(login, "nonce");
    int uses = left.merge(nonce, -1, Integer::sum);
    var first = hash(algorithm, SECRET);
    if (algorithm.endsWith("-sess")) {
      first = hash(algorithm, first + ":" + nonce + ":" + field(login, "cnonce"));
    }
    var second = hash(algorithm, request.method() + ":" + request.target());
    var whole =
        String.join(":", first, nonce, field(login, "nc"), field(login, "cnonce"), "auth", second);
    return uses >= 0
        && offers.contains(algorithm)
        && field(login, "uri").equals(request.target())
        && field(login, "response").equals(hash(algorithm, whole));
  }

  private static String field(String login, String name) {
    var field = FIELD.matcher(login);
    while (field.find()) {
      if (field.group(1).equals(name)) {
        return field.group(2) == null ? field.group(3) : field.group(2);
      }
    }
    return "";
  }

  private static String hash(String algorithm, String text) {
    try {
      var hash = MessageDigest.getInstance(algorithm.replace("-sess", ""));
      return HexFormat.of().formatHex(hash.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
