package dev.redial.provider.jsse;

import dev.redial.bridge.RedialBridge;
import dev.redial.decision.Decisions;
import dev.redial.provider.jsse.trust.DisabledAlgorithmHook;
import dev.redial.report.Log;
import dev.redial.rule.HttpSettings;
import dev.redial.rule.Match;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.host.HostPattern;
import dev.redial.rule.route.RouteSettings;
import dev.redial.rule.tls.Algorithms;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the hook adds to a client's handshake. Subtract {@code engine}, which makes the engine
 * alone, from {@code unmatched} and {@code matched}. For comparison, {@code handshake} is a whole
 * one in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "--add-opens=java.base/sun.security.ssl=ALL-UNNAMED",
      "--add-opens=java.base/javax.net.ssl=ALL-UNNAMED"
    })
public class HandshakeBenchmark {
  private static final int RULES = 200;

  private SSLContext context;
  private ClientHandshakeHook hook;
  private int algorithms;

  /** 200 rules, a key of its own. */
  @Setup
  public void prepare() throws Exception {
    context = context();
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < RULES; i++) {
      rules.add(rule(i));
    }
    var decisions = new Decisions(RuleSet.of(rules), false, Log.toStderr(Log.Level.ERROR));
    hook = new ClientHandshakeHook(decisions);
    algorithms = new DisabledAlgorithmHook(decisions).number();
    if (isChanged(unmatched()) || !isChanged(matched())) {
      throw new IllegalStateException("not what the names say is measured");
    }
  }

  private static boolean isChanged(SSLEngine engine) {
    var names = engine.getSSLParameters().getServerNames();
    return names != null && names.contains(new SNIHostName("cdn.example.com"));
  }

  private static Rule rule(int number) {
    return new Rule(
        "rule" + number,
        null,
        Rule.NEVER,
        false,
        1,
        new Match(
            List.of(
                new HostPattern.Name("host" + number + ".example.com"),
                new HostPattern.Below("below" + number + ".example.com")),
            List.of(),
            List.of()),
        new TlsSettings(
            "cdn.example.com",
            "cdn.example.com",
            true,
            false,
            new Selection(List.of("TLS_RSA_WITH_AES_128_GCM_SHA256"), List.of(), List.of()),
            Selection.NONE,
            List.of(),
            null,
            null,
            Algorithms.NONE),
        new HttpSettings(null, Map.of(), List.of(), false),
        RouteSettings.NONE);
  }

  private static SSLContext context() throws Exception {
    var keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
    var name = new X500Name("CN=localhost");
    var now = Instant.now();
    var holder =
        new JcaX509v3CertificateBuilder(
                name,
                BigInteger.ONE,
                Date.from(now.minus(1, ChronoUnit.DAYS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                name,
                keys.getPublic())
            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    var certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", keys.getPrivate(), new char[0], new Certificate[] {certificate});
    var keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(store, new char[0]);
    var trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  /** Makes a client's engine: the part that the two below have in common. */
  @Benchmark
  public SSLEngine engine() {
    return engine("other.example.com");
  }

  /** The hook, for a host without a rule. */
  @Benchmark
  public SSLEngine unmatched() throws IOException {
    var engine = engine("other.example.com");
    hook.on(null, engine, null, false);
    return engine;
  }

  /** The hook, for a host whose rule pins names and adds a suite that the JDK disables. */
  @Benchmark
  public SSLEngine matched() throws IOException {
    var engine = engine("host150.example.com");
    hook.on(null, engine, null, false);
    return engine;
  }

  /** The hook that each handshake calls some hundred times to check algorithms, by the bridge. */
  @Benchmark
  public @Nullable Object permits() throws IOException {
    return RedialBridge.call(true, "TLS_AES_128_GCM_SHA256", null, true, algorithms);
  }

  /** A full TLS 1.3 handshake of two engines, without a network. */
  @Benchmark
  public SSLEngine handshake() throws IOException {
    var client = context.createSSLEngine();
    client.setUseClientMode(true);
    var server = context.createSSLEngine();
    server.setUseClientMode(false);
    var toServer = ByteBuffer.allocate(client.getSession().getPacketBufferSize() * 2);
    var toClient = ByteBuffer.allocate(toServer.capacity());
    var application = ByteBuffer.allocate(client.getSession().getApplicationBufferSize());
    do {
      step(client, toClient, toServer, application);
      step(server, toServer, toClient, application);
    } while (isShaking(client) || isShaking(server));
    return client;
  }

  private SSLEngine engine(String host) {
    var engine = context.createSSLEngine(host, 443);
    engine.setUseClientMode(true);
    return engine;
  }

  private static boolean isShaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out, ByteBuffer application)
      throws IOException {
    if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && in.position() == 0) {
      engine.beginHandshake();
    }
    in.flip();
    boolean moved = true;
    while (moved) {
      moved = false;
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> {
          engine.getDelegatedTask().run();
          moved = true;
        }
        case NEED_WRAP -> moved = engine.wrap(ByteBuffer.allocate(0), out).bytesProduced() > 0;
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING -> {
          if (in.hasRemaining()) {
            moved = engine.unwrap(in, application).bytesConsumed() > 0;
          }
        }
        default -> {}
      }
    }
    in.compact();
  }
}
