package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.JavaNetHttp;
import java.util.List;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Tag;

/** Sockets and engines of Conscrypt, with its own trust manager. */
@Tag("extended")
class ConscryptIT extends ProviderContract {
  ConscryptIT() {
    super("conscrypt", List.of(jar(Conscrypt.class)));
  }

  @Override
  List<Case> settings() {
    return List.of(
        Case.applied(
            "suite.test",
            "ciphers: {add: [AES128-GCM-SHA256]}",
            hello -> assertThat(hello.cipherSuites()).contains(0x009c)),
        Case.applied(
            "less.test",
            "ciphers: {remove: [ECDHE-ECDSA-AES256-SHA]}",
            hello -> assertThat(hello.cipherSuites()).contains(0xc02b).doesNotContain(0xc00a)),
        Case.refused(
            "less13.test", "ciphers: {remove: [TLS_AES_128_GCM_SHA256]}", "of the cipher suites"),
        Case.refused(
            "unknown.test", "ciphers: {add: [DHE-RSA-AES128-SHA]}", "Conscrypt has no such"),
        Case.applied(
            "older.test",
            "protocols: {remove: [TLSv1.3]}",
            hello -> assertThat(hello.versions()).doesNotContain(0x0304)),
        Case.refused("old.test", "protocols: {add: [TLSv1.1]}", "TLSv1.1"),
        protocols("alpn.test", "alpn: [http/1.1]"),
        Case.refused("single.test", "sni: single", "Conscrypt does not do that"));
  }

  /** It takes them by the API of Java 9. */
  private static Case protocols(String host, String rule) {
    return JavaNetHttp.isThere()
        ? Case.applied(
            host,
            rule,
            hello -> assertThat(hello.applicationProtocols()).containsExactly("http/1.1"))
        : Case.refused(host, rule, "Conscrypt does not do that: of the application protocols");
  }

  @Override
  boolean offersUnderscores() {
    return true;
  }
}
