package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What rules do to Ktor's own TLS, and what it cannot do. */
@TestInstance(Lifecycle.PER_CLASS)
class KtorTlsIT {
  private static final Release KTOR = Release.oneOf("Ktor", "ktor-3.6.1");
  private static final String ANSWERED = "answered 200 GET";
  private static final int ECDHE_ECDSA_AES_128_GCM = 0xc02b;
  private static final int RSA_AES_128_CBC = 0x002f;

  private Lab lab;
  private ScriptedProxy proxy;
  private Origin tenant;
  private Conversation ruled;
  private Conversation tunnelling;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    lab =
        new Lab(
            folder,
            "none.test",
            "split.test",
            "only.test",
            "lacking.test",
            "version.test",
            "alpn.test",
            "port.test",
            "else.test",
            "plain.test");
    proxy = new ScriptedProxy(null, null);
    tenant = lab.origin("tenant.test");
    var rules =
        lab.rules(
            "match: {host: none.test}, sni: none, verify-name: tenant.test",
            "match: {host: split.test}, sni: front.test, verify-name: tenant.test",
            "match: {host: only.test}, virtual-host: tenant.test, ciphers: {only:"
                + " [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TLS_RSA_WITH_AES_128_CBC_SHA]}",
            "match: {host: lacking.test}, ciphers: {add: [TLS_AES_128_GCM_SHA256]}",
            "match: {host: version.test}, protocols: {add: [TLSv1.1]}",
            "match: {host: alpn.test}, alpn: [http/1.1]",
            "match: {host: port.test, port: " + tenant.port() + "}, virtual-host: tenant.test",
            "match: {host: else.test, port: 4443}, virtual-host: tenant.test, connect-to:"
                + " \"127.0.0.1:"
                + tenant.port()
                + "\"",
            "match: {host: plain.test}, plaintext: true, accept-risk: plaintext");
    var classPath = Compilation.of(KTOR, Files.createDirectory(folder.resolve("classes")));
    var child = lab.child(MatrixClients.class).agent(rules.toString());
    classPath.forEach(child::classPath);
    ruled = lab.start(child, KTOR.mainClass());
    tunnelling = lab.start(child.property("ktor.proxy", proxy.port()), KTOR.mainClass());
  }

  @AfterAll
  void close() throws IOException {
    lab.close();
    proxy.close();
  }

  @Test
  void noServerName_verifyNameIsCheckedAllTheSame() throws IOException {
    assertThat(ask("none.test")).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().serverName()).isNull();
    assertOtherCertificateIsRefused("none.test", "none.test");
  }

  @Test
  void otherServerName_isNotTheVerifyName() throws IOException {
    assertThat(ask("split.test")).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().serverName()).isEqualTo("front.test");
    assertOtherCertificateIsRefused("split.test", "front.test");
  }

  @Test
  void cipherSuites_areThoseOfTheRule() throws IOException {
    assertThat(ask("only.test")).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().cipherSuites())
        .containsExactly(ECDHE_ECDSA_AES_128_GCM, RSA_AES_128_CBC);
  }

  @Test
  void whatKtorCannotDo_refusesTheConnection() {
    assertThat(ask("lacking.test"))
        .startsWith("refused ")
        .contains("redial: rule 'rule-4' matches lacking.test and cannot be applied (TLS)")
        .contains("Ktor's TLS has no cipher suite TLS_AES_128_GCM_SHA256");
    assertThat(ask("version.test")).contains("Ktor's TLS speaks TLSv1.2 and nothing else");
    assertThat(ask("alpn.test")).contains("Ktor's TLS has no ALPN");
    assertThat(ask("plain.test")).contains("Ktor's own TLS cannot be left out");
    assertThat(tenant.arrivals()).allSatisfy(one -> assertThat(one.requests()).isEmpty());
  }

  @Test
  void otherPort_isNotTheRules() throws IOException {
    assertThat(ask("port.test")).isEqualTo(ANSWERED);
    try (var other = lab.origin("port.test")) {
      assertThat(ruled.ask("http-1", url("port.test", other.port()))).isEqualTo(ANSWERED);
      assertThat(other.arrival().hello().serverName()).isEqualTo("port.test");
    }
  }

  @Test
  void otherAddress_changesNoName() throws IOException {
    tenant.forget();
    assertThat(ruled.ask("http-1", url("else.test", 4443))).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().serverName()).isEqualTo("tenant.test");
  }

  @Test
  void tunnelOfItsOwn_isFoundByItsTarget() throws IOException {
    tenant.forget();
    var url = url("port.test", tenant.port());
    assertThat(tunnelling.ask("http-1", url)).isEqualTo(ANSWERED);
    assertThat(tenant.arrival().hello().serverName()).isEqualTo("tenant.test");
    assertThat(proxy.requests())
        .extracting(request -> request.target())
        .containsExactly("port.test:" + tenant.port());
  }

  private String ask(String host) {
    tenant.forget();
    return ruled.ask("http-1", url(host, tenant.port()));
  }

  private void assertOtherCertificateIsRefused(String host, String name) throws IOException {
    try (var other = lab.origin(name)) {
      assertThat(ruled.ask("http-1", url(host, other.port()))).startsWith("refused ");
      assertThat(other.arrivals()).allSatisfy(one -> assertThat(one.requests()).isEmpty());
    }
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port + "/";
  }
}
