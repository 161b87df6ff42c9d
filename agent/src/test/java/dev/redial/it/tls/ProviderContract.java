package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.OpenSslServer;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * What every TLS provider other than the JDK's must do. Each setting of a rule is in the
 * ClientHello and in the check of the certificate, or the connection is refused.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ProviderContract {
  /** A host, its rule, and what becomes of a connection to it. */
  record Case(String host, String rule, @Nullable Consumer<ClientHello> sent, String refusal) {
    /** The rule is seen in the ClientHello. */
    static Case applied(String host, String rule, Consumer<ClientHello> sent) {
      return new Case(host, rule, sent, "");
    }

    /** The connection is refused with a message that has this. */
    static Case refused(String host, String rule, String refusal) {
      return new Case(host, rule, null, refusal);
    }

    private String asRule() {
      return "match: {host: " + host + "}, " + rule;
    }
  }

  /** None of them can be had to leave TLS out. */
  private static final Case PLAINTEXT =
      Case.refused(
          "plaintext.test", "plaintext: true, accept-risk: plaintext", "it cannot do without TLS");

  /** They ask their context, and not the connection. */
  private static final Case CLIENT_CERTIFICATE =
      Case.refused(
          "certificate.test",
          "client-certificate: none",
          "its client certificates are a matter of its context alone");

  /** None of them has such settings of a connection. */
  private static final List<Case> ALGORITHMS =
      Stream.of(
              "groups: {only: [x25519]}",
              "groups: {remove: [x25519]}",
              "signature-schemes: {add: [rsa_pkcs1_sha1]}",
              "disabled-algorithms: {remove: [RC4]}",
              "accept-risk: weak-certificate, disabled-algorithms: {remove: [MD5]}")
          .map(ProviderContract::ofAlgorithms)
          .toList();

  private static final String PINNED = "pinned.test";
  private static final String OFFERED = "offered.test";
  private static final String FOREIGN = "foreign.test";
  private static final String OWN = "the host itself";
  private static final String UNDERSCORE = "under_score.test";

  private static final List<Case> NAMES =
      List.of(
          name("virtual.test", "virtual-host: pinned.test", PINNED),
          name("sni.test", "sni: pinned.test", PINNED),
          name("verify.test", "verify-name: pinned.test", "verify.test"),
          name("both.test", "sni: offered.test, verify-name: pinned.test", OFFERED),
          name("none.test", "sni: none", null),
          name("Capital.Test", "lowercase: true", "capital.test"));

  private final String provider;
  private final List<Path> libraries;
  private Lab lab;
  private Map<String, Origin> origins;
  private Origin any;
  private Origin foreignAuthority;
  private @Nullable OpenSslServer openssl;
  private Conversation plain;
  private Conversation ruled;

  /**
   * @param provider as the program knows it
   * @param libraries on the program's class path
   */
  ProviderContract(String provider, List<Path> libraries) {
    this.provider = provider;
    this.libraries = libraries;
  }

  private static Case ofAlgorithms(String rule) {
    var host = "x" + Integer.toHexString(rule.hashCode()) + ".test";
    return Case.refused(host, rule, "it chooses its groups and other algorithms by itself");
  }

  /** What no provider can do, and what each of them answers to the rest. */
  private Stream<Case> cases() {
    return Stream.concat(
        Stream.of(PLAINTEXT, CLIENT_CERTIFICATE),
        Stream.concat(ALGORITHMS.stream(), settings().stream()));
  }

  /** The jar that a class is in. */
  static Path jar(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** The provider's own answer to each of the settings. */
  abstract List<Case> settings();

  /** Whether it offers names with an underscore. */
  abstract boolean offersUnderscores();

  /** The clients that write their request by hand. */
  Stream<String> handWriting() {
    return Stream.of("raw", "engine-wrap", "nio-selector");
  }

  /** The clients that check the server's name: sockets and engines, as most providers have both. */
  Stream<String> clients() {
    return Stream.concat(Clients.SOCKETS.stream(), Clients.ENGINES.stream());
  }

  /** Those that do not. */
  Stream<String> laxClients() {
    return Stream.of("lax-socket", "lax-socket-stream", "lax-engine");
  }

  /** Those that share one context. */
  Stream<String> sharedClients() {
    return Stream.of("socket-shared", "engine-shared");
  }

  static Case name(String host, String rule, @Nullable String serverName) {
    return Case.applied(
        host, rule, hello -> assertThat(hello.serverName()).as(rule).isEqualTo(serverName));
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, hosts().toArray(String[]::new));
    origins = new LinkedHashMap<>();
    origins.put(PINNED, lab.origin(PINNED));
    origins.put(OFFERED, lab.origin(OFFERED));
    origins.put(FOREIGN, lab.origin(FOREIGN));
    origins.put(OWN, lab.origin(ownHosts().toArray(String[]::new)));
    any = lab.origin(hosts().toArray(String[]::new));
    var other = new Certificates();
    var foreign = other.issue(PINNED, "trusted.test");
    foreignAuthority = lab.origin(hello -> foreign);
    if (OpenSslServer.isPresent()) {
      openssl = OpenSslServer.start(folder, UNDERSCORE, lab.issue(PINNED), lab.issue("free.test"));
    }
    var rules = new ArrayList<String>();
    Stream.concat(NAMES.stream(), cases()).map(Case::asRule).forEach(rules::add);
    rules.add("match: {host: raw.test}, raw-http: true, host-header: rewritten.test");
    rules.add("match: {host: underscore.test}, sni: under_score.test, verify-name: pinned.test");
    rules.add("match: {host: trusted.test}, trust: " + other.writePem(folder.resolve("ca.pem")));
    rules.add(
        "match: {host: once.test}, verify-name: pinned.test, protocols: {only: [TLSv1.2]}, trust: "
            + folder.resolve("ca.pem"));
    plain = lab.start(child());
    ruled = lab.start(child().agent(lab.rules(rules.toArray(String[]::new)).toString()));
  }

  private ChildJvm child() throws IOException {
    // BouncyCastle knows suites by their names, and no wildcards: those of the rules stay its own
    var disabled = "jdk.tls.disabledAlgorithms=" + ChildJvm.DISABLED_BY_NAME + "\n";
    var security = lab.file("provider.security", disabled);
    var child =
        lab.child()
            .property("java.security.properties", security)
            .property("tls.provider", provider);
    libraries.forEach(child::classPath);
    return child;
  }

  @AfterAll
  void stop() throws IOException {
    if (openssl != null) {
      openssl.close();
    }
    lab.close();
  }

  @BeforeEach
  void forget() {
    lab.forget();
  }

  @ParameterizedTest
  @MethodSource("clientsByName")
  void client_withoutAgent_offersAndAcceptsItsHost(String client) {
    check(plain, client, "virtual.test", OWN);
    assertThat(hello(plain, client, "virtual.test").serverName()).isEqualTo("virtual.test");
  }

  @ParameterizedTest
  @MethodSource("clientsByName")
  void client_withoutMatchingRule_isAsWithoutAgent(String client) {
    check(ruled, client, "free.test", OWN);
    var without = hello(plain, client, "free.test");
    var with = hello(ruled, client, "free.test");
    assertThat(with.serverName()).isEqualTo("free.test");
    assertThat(with.cipherSuites()).isEqualTo(without.cipherSuites());
    assertThat(with.versions()).isEqualTo(without.versions());
    assertThat(with.applicationProtocols()).isEqualTo(without.applicationProtocols());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_pinnedToAName_acceptsACertificateForThatNameOnly(String client) {
    check(ruled, client, "virtual.test", PINNED);
    check(ruled, client, "sni.test", PINNED);
    check(ruled, client, "verify.test", PINNED);
    check(ruled, client, "both.test", PINNED);
  }

  @ParameterizedTest
  @MethodSource("clientsByName")
  void client_notPinned_acceptsACertificateForItsHostOnly(String client) {
    check(ruled, client, "none.test", OWN);
    check(ruled, client, "Capital.Test", OWN);
  }

  @ParameterizedTest
  @MethodSource("laxClients")
  void laxClient_nameDemandedByTheRule_acceptsACertificateForThatNameOnly(String client) {
    check(ruled, client, "virtual.test", PINNED);
    check(ruled, client, "verify.test", PINNED);
    check(ruled, client, "sni.test", PINNED, OFFERED, FOREIGN, OWN);
    check(ruled, client, "free.test", PINNED, OFFERED, FOREIGN, OWN);
  }

  @ParameterizedTest
  @MethodSource("clientsByName")
  void clientHello_nameByRule_isSent(String client) {
    NAMES.forEach(one -> check(client, one));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("clientsByAddress")
  void clientHello_ofASocketByAddress_carriesThePinnedName(String client) {
    assertThat(hello(ruled, client, "sni.test").serverName()).isEqualTo(PINNED);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void setting_isInTheClientHello_orTheConnectionIsRefused(String client) {
    cases().forEach(one -> check(client, one));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void serverNameWithUnderscore_isSent_orTheConnectionIsRefused(String client) {
    if (openssl == null) {
      throw new TestAbortedException("skipped: openssl is not installed");
    }
    var answer = ruled.ask(client, url("underscore.test", openssl.port()));
    if (offersUnderscores()) {
      assertThat(answer).startsWith("answered 200");
    } else {
      assertThat(answer).matches(REFUSED);
      assertThat(ruled.errorOutput()).contains("rule 'rule-", "does not do that");
    }
  }

  @ParameterizedTest
  @MethodSource("clientsByName")
  void authorityOfTheRule_isTrusted_thereOnly(String client) {
    assertThat(ruled.ask(client, url("trusted.test", foreignAuthority.port())))
        .startsWith("answered 200");
    assertThat(ruled.ask(client, url("free.test", foreignAuthority.port()))).matches(REFUSED);
    assertThat(plain.ask(client, url("trusted.test", foreignAuthority.port()))).matches(REFUSED);
    var ofTheProgram = url("trusted.test", origins.get(OWN).port());
    assertThat(ruled.ask(client, ofTheProgram)).startsWith("answered 200");
    var wrongName = url("trusted.test", origins.get(FOREIGN).port());
    assertThat(ruled.ask(client, wrongName)).matches(REFUSED);
  }

  /** A resumed session spares the check, so that only the rule's own connections may resume it. */
  @ParameterizedTest
  @MethodSource("sharedClients")
  void session_ofARuledConnection_isResumedUnderTheRuleOnly(String client) {
    var port = foreignAuthority.port();
    assertThat(ruled.ask(client, url("once.test", port))).startsWith("answered 200");
    foreignAuthority.forget();
    assertThat(ruled.ask(client, url("once.test", port))).startsWith("answered 200");
    assertThat(foreignAuthority.arrival().hello().sessionId()).as("resumed").isNotEmpty();
    assertThat(ruled.ask(client, url(PINNED, port))).as("the same name, no rule").matches(REFUSED);
  }

  @ParameterizedTest
  @MethodSource("handWriting")
  void headWrittenByHand_underRawHttp_isChanged(String client) {
    any.forget();
    assertThat(ruled.ask(client, url("raw.test", any.port()))).isEqualTo("answered 200 GET");
    assertThat(any.arrival().requests().get(0).authorities()).containsExactly("rewritten.test");
  }

  private static final String REFUSED = "(refused|failed) .*";

  private void check(String client, Case one) {
    any.forget();
    var answer = ruled.ask(client, url(one.host, any.port()));
    if (one.sent != null) {
      assertThat(answer).as(one.rule).startsWith("answered 200");
      one.sent.accept(any.arrival().hello());
    } else {
      assertThat(answer).as(one.rule).matches(REFUSED);
      // getSession answers with a session that has no peer, and the reason is in the log only.
      var reason = client.endsWith("-session") ? ruled.errorOutput() : answer;
      assertThat(reason).as(one.rule).contains("rule 'rule-", one.refusal);
      assertThat(any.arrivals()).as("a ClientHello with %s", one.rule).isEmpty();
    }
  }

  private void check(Conversation child, String client, String host, String... accepted) {
    var softly = new SoftAssertions();
    origins.forEach(
        (certificate, origin) ->
            softly
                .assertThat(child.ask(client, url(host, origin.port())))
                .as("%s with the certificate of %s", host, certificate)
                .matches(List.of(accepted).contains(certificate) ? "answered 200 GET" : REFUSED));
    softly.assertAll();
  }

  private ClientHello hello(Conversation child, String client, String host) {
    any.forget();
    assertThat(child.ask(client, url(host, any.port()))).startsWith("answered 200");
    return any.arrival().hello();
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port + "/";
  }

  private Stream<String> hosts() {
    return Stream.concat(ownHosts(), Stream.of(PINNED, OFFERED, "single"));
  }

  private Stream<String> ownHosts() {
    return Stream.concat(
        Stream.concat(NAMES.stream(), cases()).map(Case::host),
        Stream.of(
            "capital.test",
            "free.test",
            "raw.test",
            "underscore.test",
            "trusted.test",
            "once.test"));
  }

  /** Whether the provider knows the host's name, and not its address alone, without a rule. */
  boolean knowsItsHost(String client) {
    return !client.contains("by-address");
  }

  private Stream<String> clientsByAddress() {
    return clients().filter(client -> !knowsItsHost(client));
  }

  private Stream<String> clientsByName() {
    return clients().filter(this::knowsItsHost);
  }
}
