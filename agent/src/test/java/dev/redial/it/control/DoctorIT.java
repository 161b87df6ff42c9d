package dev.redial.it.control;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.redial.clients.Clients;
import dev.redial.clients.StartTls;
import dev.redial.testing.AskingProxy;
import dev.redial.testing.Certificates;
import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.ClosedPort;
import dev.redial.testing.DebianServer;
import dev.redial.testing.Haproxy;
import dev.redial.testing.Identity;
import dev.redial.testing.Nginx;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.PemChain;
import dev.redial.testing.PostgreSql;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.ScriptedSocks;
import dev.redial.testing.SickServer;
import dev.redial.testing.Slapd;
import dev.redial.testing.Squid;
import dev.redial.testing.Tinyproxy;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** doctor finds the cause for each of many broken servers, and the rule where one helps. */
@TestInstance(Lifecycle.PER_CLASS)
class DoctorIT {
  private static final int WORKS = 0;
  private static final int USAGE = 2;
  private static final int RULE = 3;
  private static final int NO_RULE = 4;
  private static final int UNKNOWN = 5;
  private static final int MOST_CONNECTIONS = 40;

  /** The first JDK whose ClientHello does not fit into one packet. */
  private static final int OF_LARGE_HELLOS = 27;

  private static final int PACKET = 1400;
  private static final String ECDHE = "ECDHE-RSA-AES128-GCM-SHA256";

  /** For any cause, and for one that is a matter of waiting, or of one proxy after the other. */
  private static final int SECONDS = 15;

  private static final int MORE_SECONDS = 30;
  private static final int IN_PARALLEL = 2;

  /** So many names make a certificate of more than 32 KiB. */
  private static final int MANY = 2000;

  /** One of each kind, for each build; the others with the slow tests. */
  private static final Set<String> USUAL =
      Set.of(
          "healthy",
          "edge of a tenant",
          "certificate of another name",
          "edge with a certificate for each name",
          "underscore",
          "421 for its Host",
          "403 of its own",
          "one suite, disabled",
          "TLS 1.1",
          "private CA, given",
          "expired",
          "behind a proxy with password",
          "first address dead",
          "no such name",
          "says no, whatever is changed",
          "nothing listens",
          "HTTP/2 broken",
          "database by tunnel");

  private final ExecutorService threads = Executors.newFixedThreadPool(IN_PARALLEL);
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<String, Patient> patients = new LinkedHashMap<>();
  private final Map<String, Future<Found>> findings = new LinkedHashMap<>();
  private final List<String> absent = new ArrayList<>();
  private final Certificates authority = new Certificates();
  private final Certificates stranger = new Certificates();
  private Path folder;
  private Path trust;
  private Identity server;
  private Identity tenant;

  /**
   * @param cause expected
   * @param status expected
   * @param arguments of doctor
   * @param jvm options of its JVM
   */
  private record Patient(String cause, int status, List<String> arguments, List<String> jvm) {}

  private record Found(ChildJvm.Finished run, Map<String, Object> json, long seconds) {}

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    ChildJvm.assumeJava(11, "doctor runs on a later Java, which need not be the application's");
    folder = directory;
    trust = authority.writeTrustStore(folder.resolve("trust.jks"));
    stranger.writePem(folder.resolve("stranger.pem"));
    server = authority.issue("server.test", "Server.Test");
    tenant = authority.issue("tenant.test");
    Files.writeString(
        folder.resolve("hosts"),
        """
        127.0.0.1 server.test upper.test Upper.Test under_score.test single other.test alone.test
        127.0.0.2 dead.test
        127.0.0.1 dead.test
        ::1 six.test
        127.0.0.1 six.test
        """);
    names();
    answers();
    algorithms();
    certificates();
    ways();
    faults();
    start(usual().toList());
  }

  private List<Future<Found>> start(List<String> names) {
    return names.stream().map(this::found).toList();
  }

  private Future<Found> found(String name) {
    return findings.computeIfAbsent(name, each -> threads.submit(() -> ask(patients.get(each))));
  }

  @AfterAll
  void stop() throws Exception {
    threads.shutdownNow();
    record();
    for (var each : open) {
      each.close();
    }
  }

  /** For whoever wants to see all of them at once. */
  private void record() throws Exception {
    var all = Files.createDirectories(Path.of("target", "doctor-patients"));
    var table = new StringBuilder("patient\texpected\tfound\tstatus\tseconds\n");
    for (var each : findings.entrySet()) {
      var expected = Objects.requireNonNull(patients.get(each.getKey())).cause();
      if (each.getValue().isDone()) {
        var found = each.getValue().get();
        table.append(each.getKey() + "\t" + expected + "\t" + found.json().get("cause") + "\t");
        table.append(found.run().exitCode() + "\t" + found.seconds() + "\n");
        Files.writeString(
            all.resolve(each.getKey().replace('/', ' ') + ".json"), found.run().out());
      }
    }
    Files.writeString(Path.of("target", "doctor-patients.tsv"), table);
  }

  Stream<String> usual() {
    return patients.keySet().stream().filter(USUAL::contains);
  }

  /** All at once, so that they run side by side. */
  Stream<String> rest() throws IOException {
    software();
    var names = patients.keySet().stream().filter(name -> !USUAL.contains(name)).toList();
    start(names);
    return Stream.concat(names.stream(), absent.stream());
  }

  private static int ok(String name, String host) {
    return 200;
  }

  private static int byName(@Nullable String name, String host) {
    return "tenant.test".equals(name) ? 200 : 403;
  }

  private void names() throws IOException {
    int healthy = serve(SickServer.https(hello -> server, DoctorIT::ok));
    patient("healthy", "works", WORKS, https("server.test", healthy));
    int strict =
        serve(
            SickServer.https(
                hello -> "tenant.test".equals(hello.serverName()) ? tenant : null, DoctorIT::ok));
    patient("strict SNI", "sni", RULE, https("127.0.0.1", strict), "--host", "tenant.test");
    int edge =
        serve(
            SickServer.https(
                hello -> tenant,
                (name, host) ->
                    "tenant.test".equals(name) && host.equals("tenant.test") ? 200 : 403));
    patient("edge of a tenant", "virtual-host", RULE, https("127.0.0.1", edge));
    int other = serve(SickServer.https(hello -> tenant, DoctorIT::ok));
    patient("certificate of another name", "wrong-name", RULE, https("server.test", other));
    patient(
        "certificate of another name, dialled by address",
        "wrong-name",
        RULE,
        https("127.0.0.1", other));
    int shared =
        serve(
            SickServer.https(
                hello -> "tenant.test".equals(hello.serverName()) ? tenant : server, DoctorIT::ok));
    patient(
        "edge with a certificate for each name",
        "sni",
        RULE,
        https("127.0.0.1", shared),
        "--host",
        "tenant.test");
    int covering = serve(SickServer.https(hello -> tenant, DoctorIT::byName));
    patient("edge that answers by SNI alone", "sni", RULE, https("127.0.0.1", covering));
    if (Nginx.missing().isEmpty()) {
      var nginx =
          keep(Nginx.start(Files.createDirectories(folder.resolve("edge")), "tenant.test", tenant));
      patient(
          "nginx that refuses other names",
          "virtual-host",
          RULE,
          https("127.0.0.1", nginx.port()),
          "--host",
          "tenant.test");
    }
    if (Haproxy.missing().isEmpty()) {
      var haproxy = keep(Haproxy.start(folder, tenant));
      patient(
          "haproxy that refuses other names",
          "sni",
          RULE,
          https("127.0.0.1", haproxy.port()),
          "--host",
          "tenant.test");
    }
    if (OpenSslServer.isPresent()) {
      // servers of the JDK take no such name
      var name = "under_score.test";
      var picky = keep(OpenSslServer.start(folder, name, authority.issue(name), server));
      patient("underscore", "sni", RULE, https(name, picky.port()));
    }
    patient("single label", "sni", RULE, https("single", serve(exactly("single"))));
    var upper = authority.issue("upper.test");
    int small =
        serve(
            SickServer.https(
                hello -> upper, (name, host) -> host.startsWith("upper.test") ? 200 : 403));
    patient("capitals", "name-case", RULE, https("Upper.Test", small));
    int noName =
        serve(SickServer.unless(hello -> hello.serverName() != null, SickServer::reset, server));
    patient("reset by name", "sni", RULE, https("server.test", noName));
  }

  /** Shows the certificate for this name to those alone who ask for it. */
  private SickServer.Behaviour exactly(String name) {
    var identity = authority.issue(name);
    return SickServer.https(
        hello -> name.equals(hello.serverName()) ? identity : null, DoctorIT::ok);
  }

  private void answers() throws IOException {
    int hosted =
        serve(
            SickServer.https(
                hello -> server, (name, host) -> host.startsWith("tenant.test") ? 200 : 421));
    patient(
        "421 for its Host",
        "host-header",
        RULE,
        https("server.test", hosted),
        "--host",
        "tenant.test");
    patient("421 for all", "misdirected", NO_RULE, https("server.test", hosted));
    int plain =
        serve(SickServer.http((name, asked) -> asked.startsWith("tenant.test") ? 200 : 403));
    patient(
        "403 for its Host, HTTP",
        "host-header",
        RULE,
        "http://server.test:" + plain + "/",
        "--host",
        "tenant.test");
    status("403 of its own", 403, "forbidden", NO_RULE);
    int denied = serve(SickServer.https(hello -> server, (sni, asked) -> 403));
    patient(
        "403 of its own, whatever the name",
        "forbidden",
        NO_RULE,
        https("server.test", denied),
        "--host",
        "tenant.test");
    status("401", 401, "unauthorised", NO_RULE);
    status("503", 503, "server-error", NO_RULE);
    status("404", 404, "works", WORKS);
    int silent = serve(SickServer.https(hello -> server, (sni, asked) -> 0));
    patient("no answer to the request", "closed", NO_RULE, https("server.test", silent));
  }

  private void status(String name, int status, String cause, int expected) throws IOException {
    int port = serve(SickServer.https(hello -> server, (sni, host) -> status));
    patient(name, cause, expected, https("server.test", port));
  }

  private void algorithms() throws IOException {
    if (!OpenSslServer.isPresent()) {
      return;
    }
    var rsa = authority.issue(Kind.RSA, "server.test");
    openSsl("one suite, disabled", "cipher-suite", rsa, "-tls1_2", "-cipher", "AES128-GCM-SHA256");
    var weak = new String[] {"-cipher", "ALL:@SECLEVEL=0"};
    openSsl("TLS 1.1", "tls-version", rsa, "-tls1_1", weak[0], weak[1]);
    openSsl("TLS 1.0", "tls-version", rsa, "-tls1", weak[0], weak[1]);
    openSsl("TLS 1.0, one suite", "tls-version", rsa, "-tls1", weak[0], "AES128-SHA:@SECLEVEL=0");
    int old = openSsl(rsa, "-tls1_2", "-sigalgs", "RSA+SHA1", "-cipher", ECDHE + ":@SECLEVEL=0");
    patient(
        List.of("-Djava.security.properties=" + withoutSha1()),
        "SHA-1 signatures only",
        "signature-scheme",
        RULE,
        https("server.test", old));
    patient(
        "certificate of the client wanted",
        "client-certificate",
        NO_RULE,
        https("server.test", openSsl(server, "-Verify", "1")));
    patient(
        List.of("-Djdk.tls.namedGroups=secp256r1"),
        "one group only",
        "group",
        RULE,
        https("server.test", openSsl(rsa, "-tls1_2", "-groups", "P-521", "-cipher", ECDHE)));
    int shortPrime =
        openSsl(rsa, "-tls1_2", "-cipher", "DHE+AESGCM:@SECLEVEL=0", "-dhparam", prime());
    patient(
        List.of("-Djava.security.properties=" + longPrimes()),
        "short DH",
        "dh-size",
        RULE,
        https("server.test", shortPrime));
    int ecdsa = openSsl(server);
    patient(
        List.of("-Djdk.tls.client.cipherSuites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
        "ECDSA only",
        "cipher-suite",
        RULE,
        https("server.test", ecdsa));
  }

  private int openSsl(Identity identity, String... options) throws IOException {
    var started = OpenSslServer.start(folder, identity, options);
    open.add(started);
    return started.port();
  }

  private void openSsl(String name, String cause, Identity identity, String... options)
      throws IOException {
    patient(name, cause, RULE, https("server.test", openSsl(identity, options)));
  }

  private void certificates() throws IOException {
    var pem = folder.resolve("stranger.pem").toString();
    int unknown = shows(stranger.issue("server.test"));
    patient("private CA", "untrusted-issuer", NO_RULE, https("server.test", unknown));
    patient(
        "private CA, given",
        "untrusted-issuer",
        RULE,
        https("server.test", unknown),
        "--trust",
        pem);
    int tenants = shows(stranger.issue("tenant.test"));
    patient(
        "private CA and another name, not given",
        "untrusted-issuer",
        NO_RULE,
        https("server.test", tenants));
    patient(
        "private CA and another name",
        "untrusted-issuer",
        RULE,
        https("server.test", tenants),
        "--trust",
        pem);
    chains();
    var names = new String[MANY];
    Arrays.setAll(names, i -> "name-" + i + ".server.test");
    patient(
        "certificate larger than Java reads",
        "too-large",
        NO_RULE,
        https("server.test", shows(authority.issue(names))));
    patient(
        "certificate for what Java takes for no name",
        "wrong-name",
        NO_RULE,
        https("server.test", shows(authority.issue("-a.test", "b-.test"))));
    int expired = shows(authority.issue(Kind.USUAL.expired(), "server.test"));
    patient("expired", "expired", NO_RULE, https("server.test", expired));
    int weak = shows(authority.issue(Kind.RSA.withBits(1024), "server.test"));
    patient(
        List.of("-Djava.security.properties=" + weakened()),
        "key of 1024 bits",
        "weak-certificate",
        NO_RULE,
        https("server.test", weak));
    patient(
        List.of("-Djava.security.properties=" + weakened()),
        "key of 1024 bits, allowed",
        "weak-certificate",
        RULE,
        https("server.test", weak),
        "--allow-weak");
  }

  /** Chains that only openssl makes: of a certificate by itself, and of one without its issuer. */
  private void chains() throws IOException {
    if (!OpenSslServer.isPresent()) {
      return;
    }
    var made = PemChain.make(Files.createDirectories(folder.resolve("chains")), "server.test");
    int own =
        openSsl(
            server, "-tls1_2", "-cert", made.selfSigned(), "-key", PemChain.key(made.selfSigned()));
    patient("self-signed", "self-signed", NO_RULE, https("server.test", own));
    patient(
        "self-signed, given",
        "self-signed",
        RULE,
        https("server.test", own),
        "--trust",
        made.selfSigned());
    int incomplete =
        openSsl(server, "-tls1_2", "-cert", made.leaf(), "-key", PemChain.key(made.leaf()));
    patient("missing intermediate", "incomplete-chain", NO_RULE, https("server.test", incomplete));
    patient(
        "missing intermediate, given",
        "incomplete-chain",
        RULE,
        https("server.test", incomplete),
        "--trust",
        made.intermediate());
    int other = shows(authority.issue("*.other.test"));
    patient("wrong name", "wrong-name", NO_RULE, https("server.test", other));
  }

  /** RFC 2409, 6.2: a prime of 1024 bits, with 2 as its generator. */
  private String prime() throws IOException {
    var hex =
        "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A0879"
            + "8E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9"
            + "A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFF"
            + "FFFFFFFF";
    var der = HexFormat.of().parseHex("308187028181" + "00" + hex + "020102");
    var base64 = Base64.getMimeEncoder().encodeToString(der);
    var pem = "-----BEGIN DH PARAMETERS-----\n" + base64 + "\n-----END DH PARAMETERS-----\n";
    return Files.writeString(folder.resolve("prime.pem"), pem).toString();
  }

  private Path longPrimes() throws IOException {
    return Files.writeString(
        folder.resolve("primes.security"), "jdk.tls.disabledAlgorithms=SSLv3, DH keySize < 2048\n");
  }

  /** In a word that each build takes for the signatures of handshakes too. */
  private Path withoutSha1() throws IOException {
    return Files.writeString(
        folder.resolve("sha1.security"), "jdk.tls.disabledAlgorithms=SSLv3, SHA1\n");
  }

  private Path weakened() throws IOException {
    return Files.writeString(
        folder.resolve("weak.security"),
        "jdk.tls.disabledAlgorithms=SSLv3\njdk.certpath.disabledAlgorithms=RSA keySize < 2048\n");
  }

  private int shows(Identity identity) throws IOException {
    return serve(SickServer.https(hello -> identity, DoctorIT::ok));
  }

  private void ways() throws IOException {
    int healthy = shows(server);
    var proxy = keep(new ScriptedProxy(null, null));
    var url = "http://127.0.0.1:" + proxy.port();
    var hidden = authority.issue("hidden.test");
    int far = shows(hidden);
    patient("behind a proxy", "proxy-needed", RULE, https("hidden.test", far), "--proxy", url);
    patient("no such name", "dns", NO_RULE, https("hidden.test", far));
    var known = keep(new ScriptedProxy(null, "Basic bWU6c2VjcmV0"));
    var at = "127.0.0.1:" + known.port();
    patient(
        "behind a proxy with password",
        "proxy-needed",
        RULE,
        https("hidden.test", far),
        "--proxy",
        "http://me:secret@" + at);
    patient(
        "wrong password",
        "proxy-authentication",
        NO_RULE,
        https("hidden.test", far),
        "--proxy",
        "http://me:other@" + at);
    patient(
        "no password",
        "proxy-authentication",
        NO_RULE,
        https("hidden.test", far),
        "--proxy",
        "http://" + at);
    patient(
        "proxy that forbids",
        "proxy-refuses",
        NO_RULE,
        https("status-403.test", far),
        "--proxy",
        url);
    var proxyByTls = keep(new ScriptedProxy(stranger.issue("127.0.0.1"), null));
    var pem = folder.resolve("stranger.pem").toString();
    patient(
        "behind a proxy by TLS",
        "proxy-needed",
        RULE,
        https("hidden.test", far),
        "--proxy",
        "https://127.0.0.1:" + proxyByTls.port(),
        "--trust",
        pem);
    patient(
        "behind a proxy by TLS of an unknown CA",
        "proxy-untrusted",
        NO_RULE,
        https("hidden.test", far),
        "--proxy",
        "https://127.0.0.1:" + proxyByTls.port());
    if (Squid.missing().isEmpty()) {
      var squid = keep(Squid.start(folder, "hidden.test", server));
      patient(
          "behind squid with password",
          "proxy-needed",
          RULE,
          https("hidden.test", far),
          "--proxy",
          "http://me:secret@127.0.0.1:" + squid.known());
    }
    logins(far);
    int inspected = shows(stranger.issue("hidden.test"));
    patient(
        "inspecting proxy",
        "inspecting-proxy",
        NO_RULE,
        https("hidden.test", inspected),
        "--proxy",
        url);
    patient(
        "proxy that has no address",
        "proxy-unreachable",
        NO_RULE,
        https("hidden.test", far),
        "--proxy",
        "http://nowhere.test:3128");
    patient(
        List.of("-Dhttps.proxyHost=nowhere.test", "-Dhttps.proxyPort=3128"),
        "configured proxy has no address, nor has the server",
        "proxy-unreachable",
        NO_RULE,
        https("hidden.test", far));
    patient(
        "inspecting proxy, given",
        "inspecting-proxy",
        RULE,
        https("hidden.test", inspected),
        "--proxy",
        url,
        "--trust",
        pem);
    var closed = keep(new ClosedPort());
    patient(
        List.of("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + closed.number()),
        "configured proxy is down",
        "proxy-refuses",
        RULE,
        https("server.test", healthy));
    addresses();
    database(url);
  }

  /** Proxies that want to know who asks, in other ways than by Basic. */
  private void logins(int far) throws IOException {
    var hidden = https("hidden.test", far);
    var asking = keep(new AskingProxy(null, List.of("MD5"), false, 1));
    var at = "me:geheim@127.0.0.1:" + asking.port();
    patient("behind a proxy with Digest", "proxy-needed", RULE, hidden, "--proxy", "http://" + at);
    patient(
        "proxy of other schemes",
        "proxy-authentication",
        NO_RULE,
        hidden,
        "--proxy",
        "http://me:secret@127.0.0.1:"
            + serve(SickServer.asking("NTLM\r\nProxy-Authenticate: X-One")));
    patient(
        "proxy whose realm names a scheme",
        "proxy-authentication",
        NO_RULE,
        hidden,
        "--proxy",
        "http://me:secret@127.0.0.1:" + serve(SickServer.asking("X-One realm=\"a, digest b\"")));
    var socks = keep(new ScriptedSocks("me:geheim"));
    var place = "127.0.0.1:" + socks.port();
    patient(
        "behind SOCKS", "proxy-needed", RULE, hidden, "--proxy", "socks5h://me:geheim@" + place);
    patient(
        "behind SOCKS, no password",
        "proxy-authentication",
        NO_RULE,
        hidden,
        "--proxy",
        "socks5h://" + place);
    var closed = keep(new ClosedPort());
    patient(
        List.of("-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=" + closed.number()),
        "configured SOCKS proxy is down",
        "proxy-refuses",
        RULE,
        https("server.test", shows(server)));
  }

  private void addresses() throws IOException {
    var dead = authority.issue("dead.test");
    patient("first address dead", "address", RULE, https("dead.test", shows(dead)));
    var six = authority.issue("six.test");
    patient(
        List.of("-Djava.net.preferIPv6Addresses=true"),
        "IPv6 broken",
        "ipv6",
        RULE,
        https("six.test", shows(six)));
    var closed = keep(new ClosedPort());
    patient("nothing listens", "refused", NO_RULE, https("server.test", closed.number()));
    int moved = shows(server);
    patient(
        "moved",
        "address",
        RULE,
        https("server.test", closed.number()),
        "--connect-to",
        "127.0.0.1:" + moved);
  }

  private void database(String proxy) throws IOException {
    var identity = authority.issue("base.test", "server.test");
    int postgres =
        serve(
            socket -> {
              socket.getInputStream().readNBytes(8);
              SickServer.say(socket, "S");
              SickServer.https(hello -> identity, DoctorIT::ok).serve(socket);
            });
    patient(
        "database by tunnel",
        "proxy-needed",
        RULE,
        "base.test:" + postgres,
        "--starttls",
        "postgres",
        "--proxy",
        proxy);
    patient(
        "database by tunnel, of another name",
        "proxy-needed",
        RULE,
        "other.base.test:" + postgres,
        "--starttls",
        "postgres",
        "--proxy",
        proxy);
    patient(
        "database by a tunnel of its own",
        "wrong-name",
        RULE,
        "localhost:" + postgres,
        "--starttls",
        "postgres");
    patient(
        "healthy database", "works", WORKS, "server.test:" + postgres, "--starttls", "postgres");
    int without =
        serve(
            socket -> {
              socket.getInputStream().readNBytes(8);
              SickServer.say(socket, "N");
            });
    patient(
        "database without TLS",
        "no-starttls",
        NO_RULE,
        "server.test:" + without,
        "--starttls",
        "postgres");
    int mail =
        serve(
            socket -> {
              SickServer.say(socket, "220 ready\r\n");
              for (var line : new String[] {"250-hello\r\n250 STARTTLS\r\n", "220 go\r\n"}) {
                while (socket.getInputStream().read() != '\n') {}
                SickServer.say(socket, line);
              }
              SickServer.https(hello -> stranger.issue("server.test"), DoctorIT::ok).serve(socket);
            });
    patient(
        "mail with a private CA",
        "untrusted-issuer",
        RULE,
        "server.test:" + mail,
        "--starttls",
        "smtp",
        "--trust",
        folder.resolve("stranger.pem").toString());
  }

  /** Servers and proxies that nobody here wrote, and that take long to start. */
  private void software() throws IOException {
    var pem = folder.resolve("stranger.pem").toString();
    Stream.of(
            DebianServer.missing(),
            Slapd.missing(),
            PostgreSql.missing(),
            Squid.missing(),
            Tinyproxy.missing())
        .filter(not(String::isEmpty))
        .forEach(absent::add);
    if (!absent.isEmpty()) {
      return;
    }
    int far = shows(authority.issue("hidden.test"));
    var squid = keep(Squid.startWithDigest(folder, "hidden.test", server));
    patient(
        "behind squid with Digest",
        "proxy-needed",
        RULE,
        https("hidden.test", far),
        "--proxy",
        "http://me:secret@127.0.0.1:" + squid.known());
    var upstream = "Upstream http 127.0.0.1:" + squid.open();
    var tinyproxy = keep(Tinyproxy.start(folder, upstream));
    patient(
        "behind tinyproxy with password",
        "proxy-needed",
        RULE,
        https("hidden.test", far),
        "--proxy",
        "http://me:secret@127.0.0.1:" + tinyproxy.port());
    var rsa = authority.issue(Kind.RSA, "server.test", "tenant.test");
    var strict = keep(DebianServer.apache(folder, rsa, "tenant.test"));
    patient("apache2, strict SNI", "virtual-host", RULE, https("127.0.0.1", strict.port()));
    patient("apache2, another site", "host-header", RULE, https("server.test", strict.port()));
    var old =
        keep(
            DebianServer.apache(
                folder,
                rsa,
                "server.test",
                "SSLProtocol TLSv1.2",
                "SSLCipherSuite AES128-GCM-SHA256"));
    patient("apache2, one suite", "cipher-suite", RULE, https("server.test", old.port()));
    var mail = keep(DebianServer.postfix(folder, stranger.issue("server.test")));
    starttls("postfix with a private CA", "untrusted-issuer", NO_RULE, "smtp", mail);
    starttls(
        "postfix with a private CA, given", "untrusted-issuer", RULE, "smtp", mail, "--trust", pem);
    var directory =
        keep(
            Slapd.start(
                folder,
                rsa,
                "TLSCipherSuite NONE:+VERS-TLS1.2:+RSA:+AES-128-GCM:+AEAD:+SIGN-ALL:+GROUP-ALL"
                    + ":+COMP-NULL"));
    starttls("slapd, one suite", "cipher-suite", RULE, "ldap", directory);
    var ca = authority.writePem(folder.resolve("authority.pem"));
    var secured =
        PostgreSql.start(
            folder,
            rsa,
            ca,
            "ssl_max_protocol_version = 'TLSv1.2'",
            "ssl_ciphers = 'AES128-GCM-SHA256'");
    starttls("PostgreSQL, one suite", "cipher-suite", RULE, "postgres", keep(secured));
    var open = keep(PostgreSql.start(folder, rsa, ca, "ssl = off"));
    starttls("PostgreSQL without TLS", "no-starttls", NO_RULE, "postgres", open);
  }

  private void starttls(
      String name, String cause, int status, String protocol, DebianServer at, String... more) {
    var arguments = new ArrayList<>(List.of("server.test:" + at.port(), "--starttls", protocol));
    arguments.addAll(List.of(more));
    patient(name, cause, status, arguments.toArray(new String[0]));
  }

  private void faults() throws IOException {
    patient("reset", "reset", NO_RULE, https("server.test", serve(DoctorIT::resetAfterHello)));
    patient("reset at once", "reset", NO_RULE, https("server.test", serve(SickServer::reset)));
    patient("silent", "silent", NO_RULE, https("server.test", serve(SickServer::swallow)));
    patient(
        "closes",
        "closed",
        NO_RULE,
        https("server.test", serve(socket -> ClientHello.read(socket.getInputStream()))));
    int http = serve(SickServer.http(DoctorIT::ok));
    patient("HTTP at 443", "plain-http", NO_RULE, https("server.test", http));
    patient(
        "HTTP at 443, allowed",
        "plain-http",
        RULE,
        https("server.test", http),
        "--allow-plaintext");
    int unwilling = serve(SickServer.https(hello -> null, DoctorIT::ok));
    patient("says no, whatever is changed", "unknown", UNKNOWN, https("server.test", unwilling));
    int ssh = serve(socket -> SickServer.say(socket, "SSH-2.0-OpenSSH_9.2\r\n"));
    patient("SSH at 443", "not-tls", NO_RULE, https("server.test", ssh));
    int small =
        serve(
            SickServer.unless(
                hello -> hello.versions().contains(0x0304), SickServer::swallow, server));
    patient("TLS 1.3 is swallowed", "tls-1.3", RULE, https("server.test", small));
    if (ChildJvm.feature() >= OF_LARGE_HELLOS) {
      int narrow =
          serve(
              SickServer.unless(
                  hello -> hello.bytes().length > PACKET, SickServer::swallow, server));
      patient("big ClientHello dropped", "large-hello", RULE, https("server.test", narrow));
    }
    int second =
        serve(
            SickServer.unless(
                hello -> hello.applicationProtocols().contains("h2"), SickServer::reset, server));
    patient("HTTP/2 broken", "http-2", RULE, https("server.test", second));
    int picky = serve(SickServer.unlessFrom("Java-http-client", server));
    patient("java.net.http refused", "unknown", UNKNOWN, https("server.test", picky));
  }

  private static void resetAfterHello(Socket socket) throws IOException {
    ClientHello.read(socket.getInputStream());
    SickServer.reset(socket);
  }

  private static String https(String host, int port) {
    return "https://" + host + ":" + port + "/";
  }

  private int serve(SickServer.Behaviour behaviour) throws IOException {
    return keep(new SickServer(behaviour)).port();
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }

  private void patient(String name, String cause, int status, String... arguments) {
    patient(List.of(), name, cause, status, arguments);
  }

  private void patient(
      List<String> jvm, String name, String cause, int status, String... arguments) {
    assertThat(patients.put(name, new Patient(cause, status, List.of(arguments), jvm))).isNull();
  }

  private Found ask(Patient patient) throws Exception {
    var arguments = new ArrayList<>(List.of("doctor", "--json", "--timeout", patience(patient)));
    arguments.addAll(patient.arguments());
    long start = System.nanoTime();
    var run = jvm(patient.jvm()).run(arguments.toArray(new String[0]));
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    Map<String, Object> json = run.out().isEmpty() ? Map.of() : new Yaml().load(run.out());
    return new Found(run, json, seconds);
  }

  /** Long, as machines of tests are busy; short where waiting is the matter. */
  private static String patience(Patient patient) {
    return isSlow(patient) ? "3" : "20";
  }

  private static boolean isSlow(Patient patient) {
    return List.of("silent", "tls-1.3", "large-hello").contains(patient.cause());
  }

  private ChildJvm jvm(List<String> options) throws IOException {
    var all = new ArrayList<>(List.of(ChildJvm.security(folder), "-XX:TieredStopAtLevel=1"));
    all.add("-Djavax.net.ssl.trustStore=" + trust);
    all.add("-Djavax.net.ssl.trustStorePassword=" + Identity.PASSWORD);
    all.add("-Djdk.net.hosts.file=" + folder.resolve("hosts"));
    all.addAll(options);
    return ChildJvm.runningAgentJar(folder, all.toArray(new String[0]));
  }

  @ParameterizedTest
  @MethodSource("usual")
  void usualPatient_examined_hasTheExpectedCause(String name) throws Exception {
    assertExpected(name);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("rest")
  void rarePatient_examined_hasTheExpectedCause_andItsRuleHelpsAnUnmodifiedClient(String name)
      throws Exception {
    assumeThat(absent).as(name).doesNotContain(name);
    assertExpected(name);
    assertQuick(name);
    if (patients.get(name).status() == RULE) {
      assertHelps(name);
    }
  }

  /** Not in every build: how long a JVM takes to start is a matter of what else runs. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("usual")
  void usualPatient_examined_isNotKeptWaiting(String name) throws Exception {
    assertQuick(name);
  }

  private void assertQuick(String name) throws Exception {
    var patient = patients.get(name);
    boolean mayTakeMore = isSlow(patient) || patient.arguments().contains("--proxy");
    assertThat(found(name).get().seconds()).isLessThan(mayTakeMore ? MORE_SECONDS : SECONDS);
  }

  private void assertHelps(String name) throws Exception {
    var patient = patients.get(name);
    var rules = (String) found(name).get().json().get("rules");
    var file = Files.writeString(Files.createTempFile(folder, "helps", ".yaml"), rules);
    var arguments = patient.arguments();
    var url = arguments.get(0);
    if (!url.contains("://")) {
      var protocol = arguments.get(arguments.indexOf("--starttls") + 1);
      int colon = url.lastIndexOf(':');
      var run =
          client(StartTls.class, patient, file)
              .run(protocol, url.substring(0, colon), url.substring(colon + 1));
      assertThat(run.out()).as(rules + run.error()).startsWith("connected");
      return;
    }
    try (var client = client(Clients.class, patient, file).start()) {
      assertThat(client.ask("url", url)).as(rules).startsWith("answered 200");
      if (!url.contains("_")) {
        assertThat(client.ask("http-2", url)).as(rules).startsWith("answered 200");
      }
    }
  }

  /** Like the JVM that doctor examined, with a login for proxies in the variables of its rules. */
  private ChildJvm client(Class<?> program, Patient patient, Path rules) throws IOException {
    var all = patient.arguments();
    var proxy = all.contains("--proxy") ? all.get(all.indexOf("--proxy") + 1) : "";
    var login = proxy.replaceAll("^.*//([^@]*@)?.*$", "$1").split("[:@]", -1);
    return ChildJvm.running(program, folder)
        .trust(trust)
        .property("jdk.net.hosts.file", folder.resolve("hosts"))
        .option(patient.jvm().toArray(new String[0]))
        .environment("PROXY_USER", login[0])
        .environment("PROXY_PASSWORD", login.length > 1 ? login[1] : "")
        .agent(rules + ",strict=true");
  }

  private void assertExpected(String name) throws Exception {
    var patient = patients.get(name);
    var found = found(name).get();
    assertThat(found.json())
        .as(found.run().out() + found.run().error())
        .containsEntry("cause", patient.cause())
        .containsEntry("status", patient.status());
    assertThat(found.run().exitCode()).isEqualTo(patient.status());
    assertThat(found.json().keySet())
        .containsExactly(
            "target",
            "jvm",
            "assumed",
            "cause",
            "sentence",
            "advice",
            "status",
            "rules",
            "risk",
            "proof",
            "failed",
            "unproven",
            "untried",
            "attempts");
    assertThat((List<?>) found.json().get("attempts"))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(MOST_CONNECTIONS)
        .allSatisfy(
            each -> assertThat(each).asInstanceOf(MAP).containsKeys("change", "ok", "outcome"));
    assertThat(found.json().get("rules") != null).isEqualTo(patient.status() == RULE);
    assertThat(found.run().out() + found.run().error()).doesNotContain("secret", "geheim");
  }

  /** Rules of all of them in one file: each is for a port of its own. */
  @Test
  void rules_offered_letAnUnmodifiedClientConnect() throws Exception {
    var rules = new StringBuilder("version: 1\nrules:\n");
    var urls = new ArrayList<String>();
    for (var name : usual().toList()) {
      var text = (String) found(name).get().json().get("rules");
      var patient = patients.get(name);
      var url = patient.arguments().get(0);
      if (text != null && url.startsWith("http") && patient.jvm().isEmpty()) {
        if (!text.contains("proxies:")) {
          var rule = text.substring(text.indexOf("  - name:"));
          rules.append(rule.replaceFirst("name: .*", "name: rule-" + urls.size()));
          urls.add(url);
        }
      }
    }
    assertThat(urls).hasSizeGreaterThan(3);
    var file = Files.writeString(folder.resolve("all.yaml"), rules);
    var child =
        ChildJvm.running(Clients.class, folder)
            .trust(trust)
            .property("jdk.net.hosts.file", folder.resolve("hosts"))
            .agent(file.toString());
    try (var client = keep(child.start())) {
      for (var url : urls) {
        assertThat(client.ask("url", url)).as(url + "\n" + rules).startsWith("answered 200");
      }
    }
  }

  /** SNI stays as it is where only the check of the name fails. */
  @Test
  void certificate_ofAnotherName_needsVerifyNameAlone_butSniWhereTheServerGoesByIt()
      throws Exception {
    var found = found("certificate of another name").get().json();
    assertThat((String) found.get("rules"))
        .contains("\n    verify-name: tenant.test\n")
        .doesNotContain("\n    sni:", "virtual-host");
    assertThat((String) found.get("sentence"))
        .isEqualTo(
            "The server's certificate is for 'tenant.test' and not for 'server.test'; it shows the"
                + " same one whatever SNI says.");
    assertThat((String) found.get("risk"))
        .startsWith("medium: ")
        .contains("doctor has that name from the certificate itself");
    found = found("edge with a certificate for each name").get().json();
    assertThat((String) found.get("risk")).startsWith("low: ").contains("that you gave");
    assertThat((String) found.get("rules"))
        .contains("\n    sni: tenant.test\n")
        .doesNotContain("verify-name");
  }

  @Test
  void privateAuthority_andAnotherName_areToldBoth_andTrustLeadsToTheRuleOfBoth() throws Exception {
    var url = patients.get("private CA and another name").arguments().get(0);
    var run = jvm(List.of()).run("doctor", url, "--timeout", String.valueOf(SECONDS));
    assertThat(run.exitCode()).as(run.out()).isEqualTo(NO_RULE);
    var words = run.out().replaceAll("\\s+", " ");
    assertThat(words)
        .contains(" The server's certificate is for tenant.test, and not for 'server.test'.")
        .contains(" RULE none helps so far; what to give doctor next is said at DO ")
        .contains("run doctor again with --trust FILE. It then looks for a rule against both");
    var found = found("private CA and another name").get().json();
    assertThat((String) found.get("rules"))
        .contains("\n    trust: ", "\n    verify-name: tenant.test\n");
  }

  @Test
  void text_ofAFinding_saysCauseRuleRiskAndAttempts() throws Exception {
    var patient = patients.get("edge of a tenant");
    var run = jvm(List.of()).run("doctor", patient.arguments().get(0));
    assertThat(run.exitCode()).isEqualTo(RULE);
    assertThat(run.out())
        .startsWith("redial doctor: " + patient.arguments().get(0) + "\n\nJVM ")
        .contains("\nCAUSE ")
        .contains("\nRULE     this one helps; tried by an unmodified client under the agent: ")
        .contains("\n        virtual-host: tenant.test\n", "\nDO       Start the application with ")
        .contains("\nRISK ", "\nATTEMPTS", " ok    SNI and Host: tenant.test  200 ");
    assertThat(run.error()).isEmpty();
  }

  @Test
  void write_newFile_holdsTheRule_andAnOldOneIsLeftAlone() throws Exception {
    var url = patients.get("underscore").arguments().get(0);
    var file = folder.resolve("written.yaml");
    assertThat(jvm(List.of()).run("doctor", url, "--write", file.toString()).exitCode())
        .isEqualTo(RULE);
    assertThat(file).content().contains("sni: under_score.test");
    assertThat(jvm(List.of()).run("doctor", url, "--write", file.toString()).exitCode())
        .isEqualTo(USAGE);
  }

  @Test
  void files_thatAreWritten_areTold_andThatNoneIsToo_andWhatWasNotTried() throws Exception {
    var url = patients.get("healthy").arguments().get(0);
    var file = folder.resolve("none.yaml");
    var page = folder.resolve("found.html");
    var words =
        List.of("doctor", url, "--write", file + "", "--html", page + "", "--proxy", "p.test:1");
    var run = jvm(List.of()).run(words.toArray(new String[0]));
    assertThat(run.exitCode()).as(run.out()).isEqualTo(WORKS);
    assertThat(run.out())
        .contains("\nThe page is in " + page + ".\n")
        .contains("\nNothing was written to " + file + ", since there is no rule to write.\n")
        .contains("\nUNTRIED  --proxy http://p.test:1: the call works without\n")
        .contains("\nJVM      this command's own: Java ", trust.toString());
    assertThat(file).doesNotExist();
    assertThat(page).content().contains("--proxy http://p.test:1", trust.toString());
  }

  /** The rule has no password in it. */
  @Test
  void rule_forAProxyThatAsksWhoItIs_saysWhereItsLoginComesFrom() throws Exception {
    var found = found("behind a proxy with password").get().json();
    assertThat((String) found.get("advice"))
        .contains("Set PROXY_USER and PROXY_PASSWORD where the application starts");
  }

  /** A server that counts whoever is connected to it. */
  private static final class Counting implements SickServer.Behaviour {
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public void serve(Socket socket) throws IOException {
      all.incrementAndGet();
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      ClientHello.read(socket.getInputStream());
      now.decrementAndGet();
      SickServer.reset(socket);
    }
  }

  @Test
  void connections_areTwoAtATime_andFortyAtMost_howeverManyNamesAndAddressesThereAre()
      throws Exception {
    var counting = new Counting();
    int port = serve(counting);
    var arguments = new ArrayList<>(List.of("doctor", https("server.test", port)));
    for (int i = 1; i <= MOST_CONNECTIONS; i++) {
      arguments.addAll(List.of("--host", "name-" + i + ".test"));
      arguments.addAll(List.of("--connect-to", "127.0.0.1:" + serve(counting)));
    }
    var run = jvm(List.of()).run(arguments.toArray(new String[0]));
    assertThat(run.exitCode()).as(run.out()).isEqualTo(NO_RULE);
    assertThat(run.out()).contains("not tried: ");
    assertThat(counting.all.get()).isBetween(MOST_CONNECTIONS / 2, MOST_CONNECTIONS);
    assertThat(counting.most.get()).isLessThanOrEqualTo(2);
  }

  /** Ended as Ctrl-C does it; of a JVM in the background, that signal may be ignored. */
  @Test
  void doctor_thatIsInterrupted_printsWhatItKnows_andLeavesNothing() throws Exception {
    var connections = new AtomicInteger();
    var silent = new CompletableFuture<Void>();
    int port =
        serve(
            socket -> {
              if (connections.incrementAndGet() == 1) {
                resetAfterHello(socket);
                return;
              }
              silent.complete(null);
              SickServer.swallow(socket);
            });
    var url = https("server.test", port);
    var temporary = Files.createDirectories(folder.resolve("interrupted"));
    var options = List.of("-Djava.io.tmpdir=" + temporary);
    var running = CompletableFuture.supplyAsync(() -> interrupted(options, url));
    CompletableFuture.anyOf(silent, running).join();
    assertThat(silent).as(() -> "it ended by itself: " + running.join()).isCompleted();
    assertThat(ProcessHandle.current().children().filter(child -> isOf(child, url)))
        .hasSize(1)
        .allMatch(ProcessHandle::destroy);
    var run = running.get();
    assertThat(run.exitCode()).isGreaterThan(128);
    assertThat(run.out())
        .startsWith("redial doctor: interrupted; known so far:\n   1  no    as a plain client  ");
    assertThat(run.error()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  private static boolean isOf(ProcessHandle child, String url) {
    return List.of(child.info().arguments().orElse(new String[0])).contains(url);
  }

  private ChildJvm.Finished interrupted(List<String> options, String url) {
    try {
      return jvm(options).run("doctor", "--timeout", "60", url);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void progress_isOnATerminalOnly_andOnStandardErrorThere() throws Exception {
    assumeThat(Path.of("/usr/bin/script")).as("script is not installed").isExecutable();
    var url = patients.get("nothing listens").arguments().get(0);
    var out = folder.resolve("progress.out");
    var terminal = "exec script -qec \"$*\" /dev/null";
    var run = jvm(List.of()).through("sh", "-c", terminal, "sh").run("doctor", url, ">" + out);
    assertThat(run.out()).startsWith("redial: trying as a plain client");
    assertThat(out).content().startsWith("redial doctor: ").doesNotContain("trying");
  }
}
