package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Certificates;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose certificate a proxy may show. */
class ProxyTrustIT {
  private static final String TRUST = "trust: ca.pem";

  private final Path folder;
  private final Certificates authority = new Certificates();

  ProxyTrustIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    authority.writePem(folder.resolve("ca.pem"));
  }

  @Test
  void proxyOfAnotherName_isRefused() throws IOException {
    assertThat(answer(authority.issue("other.test", "127.0.0.2"), TRUST))
        .startsWith(
            "refused javax.net.ssl.SSLHandshakeException: redial: rule 'a': CONNECT s.test:")
        .contains(" by proxy 'p' (https://127.0.0.1:")
        .contains(" failed: no TLS to the proxy: ")
        .contains("127.0.0.1");
  }

  @Test
  void proxyOfAnUnknownAuthority_isRefused() throws IOException {
    assertThat(answer(authority.issue("127.0.0.1"), ""))
        .startsWith(
            "refused javax.net.ssl.SSLHandshakeException: redial: rule 'a': CONNECT s.test:")
        .contains(" failed: no TLS to the proxy: ");
    assertThat(answer(new Certificates().issue("127.0.0.1"), TRUST)).startsWith("refused ");
  }

  @Test
  void expiredProxy_isRefused() throws IOException {
    var expired = authority.issue(Certificates.Kind.USUAL.expired(), "127.0.0.1");
    assertThat(answer(expired, TRUST)).startsWith("refused ");
  }

  @Test
  void proxyWithoutTls_isRefused() throws IOException {
    assertThat(answer(null, TRUST))
        .startsWith(
            "refused javax.net.ssl.SSLHandshakeException: redial: rule 'a': CONNECT s.test:");
  }

  @Tag("extended")
  @Test
  void proxyThatTheJdkTrusts_isAcceptedWithAndWithoutMore() throws IOException {
    var lab = new Lab(folder);
    assertThat(answer(lab, lab.issue("127.0.0.1"), "")).startsWith("answered ");
    var other = new Lab(folder);
    assertThat(answer(other, other.issue("127.0.0.1"), TRUST)).startsWith("answered ");
    var third = new Lab(folder);
    assertThat(answer(third, authority.issue("127.0.0.1"), TRUST)).startsWith("answered ");
  }

  private String answer(@Nullable Identity identity, String trust) throws IOException {
    return answer(new Lab(folder), identity, trust);
  }

  private static String answer(Lab lab, @Nullable Identity identity, String trust)
      throws IOException {
    try (lab;
        var server = new LineServer();
        var proxy = new ScriptedProxy(identity, null)) {
      var rules =
          lab.file(
              "rules.yaml",
              """
              version: 1
              proxies:
                p: {url: "https://127.0.0.1:PORT", TRUST}
              rules:
                - {name: a, match: {host: s.test}, proxy: p}
              """
                  .replace("PORT", String.valueOf(proxy.port()))
                  .replace("TRUST", trust));
      var child = lab.start(lab.child().agent(rules.toString()));
      return child.ask("line", "tcp://s.test:" + server.port(), "Connect-Timeout:50000");
    }
  }
}
