package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Proxies that ask who it is, by each way to connect; each has a JVM that knows none of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AuthContract {
  private static final int FOREVER = 1_000_000;

  @TempDir private Path folder;
  private final Map<String, AskingProxy> proxies = new LinkedHashMap<>();

  /** A JVM for a program that connects. */
  protected abstract ChildJvm program(Lab lab) throws IOException;

  /** Its ways to connect, as the program with the agent says. */
  protected abstract List<String> clients(Conversation child);

  /** Whether what a client answers tells that it reached the server. */
  protected abstract boolean isAnswered(String answer);

  private void add(String name, boolean tls, List<String> offers, boolean keeps, int uses)
      throws IOException {
    var authority = new Certificates();
    authority.writePem(folder.resolve(name + "-ca.pem"));
    var identity = tls ? authority.issue("127.0.0.1") : null;
    proxies.put(name, new AskingProxy(identity, offers, keeps, uses));
  }

  private String rules(Lab lab) {
    var text = new StringBuilder("version: 1\nproxies:\n");
    var rules = new StringBuilder("rules:\n");
    proxies.forEach(
        (name, proxy) -> {
          var login =
              name.startsWith("ntlm")
                  ? ", username: CORP\\me, password: geheim, auth: [basic, digest, ntlm]"
                  : ", username: me, password: geheim";
          boolean tls = name.endsWith("-tls");
          var url = (tls ? "https" : "http") + "://127.0.0.1:" + proxy.port();
          var trust = tls ? ", trust: " + name + "-ca.pem" : "";
          text.append("  %s: {url: \"%s\"%s%s}\n".formatted(name, url, login, trust));
          var wrong = login.replace("geheim", "verkehrt");
          text.append("  %s-wrong: {url: \"%s\"%s%s}\n".formatted(name, url, wrong, trust));
          var digest = login.replaceAll(", auth.*", "") + ", auth: digest";
          text.append("  %s-digest: {url: \"%s\"%s%s}\n".formatted(name, url, digest, trust));
          for (var kind : List.of("", "-wrong", "-digest")) {
            // Each but the last of a list has three seconds only, which a busy machine may exceed.
            var targets = kind.equals("-wrong") && !tls ? "[a.test, b.test]" : "a.test";
            rules.append(
                "  - {name: %1$s%2$s, match: {host: %1$s%2$s.test}, proxy: %1$s%2$s, connect-to: %3$s}\n"
                    .formatted(name, kind, targets));
          }
        });
    return lab.file("rules.yaml", text.append(rules)).toString();
  }

  @Test
  void login_isSaidInTheStrongestSchemeThatIsAskedFor_byEveryWayToConnect() throws Exception {
    add("kept", false, List.of("Basic", "MD5", "SHA-256"), true, FOREVER);
    add("closed", false, List.of("Negotiate", "MD5-sess", "Basic"), false, FOREVER);
    add("closed-tls", true, List.of("SHA-256-sess"), false, FOREVER);
    add("kept-tls", true, List.of("MD5"), true, FOREVER);
    add("stale", false, List.of("SHA-256"), true, 1);
    add("stale-closed", false, List.of("MD5"), false, 1);
    add("basic", false, List.of("Basic"), true, FOREVER);
    add("basic-closed", false, List.of("Basic"), false, FOREVER);
    add("others", false, List.of("Negotiate"), true, FOREVER);
    add("ntlm-kept", false, List.of("Negotiate", "NTLM", "SHA-256", "Basic"), true, FOREVER);
    add("ntlm-closed", false, List.of("NTLM"), false, FOREVER);
    add("ntlm-closed-tls", true, List.of("NTLM"), false, FOREVER);
    try (var lab = new Lab(folder, "neighbour.test");
        var server = new LineServer()) {
      var rules = rules(lab);
      var probe = lab.start(program(lab).agent(rules));
      for (var client : clients(probe)) {
        check(lab, client, rules, server.port());
      }
    } finally {
      for (var proxy : proxies.values()) {
        proxy.close();
      }
    }
  }

  private void check(Lab lab, String client, String rules, int port) throws IOException {
    proxies.values().forEach(AskingProxy::forget);
    var child = lab.start(program(lab).agent("rules=" + rules + ",log=debug"));
    for (var name : List.of("kept", "closed", "closed-tls", "kept-tls")) {
      answered(child, client, name, port, "none", "Digest");
      answered(child, client, name, port, "Digest");
    }
    assertThat(proxies.get("kept").logins().toString()).as(client).doesNotContain("Basic", "MD5");
    for (var name : List.of("stale", "stale-closed")) {
      answered(child, client, name, port, "none", "Digest");
      answered(child, client, name, port, "Digest", "Digest");
    }
    for (var name : List.of("basic", "basic-closed")) {
      answered(child, client, name, port, "none", "Basic");
      answered(child, client, name, port, "Basic");
    }
    refused(child, client, "kept-wrong", port, "it does not accept the 'username'", 1);
    refused(child, client, "closed-wrong", port, "it does not accept the 'username'", 2);
    refused(child, client, "closed-tls-wrong", port, "it does not accept the 'username'", 2);
    refused(child, client, "basic-wrong", port, "it does not accept the 'username'", 1);
    refused(child, client, "basic-digest", port, "'auth' allows Digest only: add 'basic'", 1);
    assertThat(proxies.get("basic").schemes()).containsExactly("none");
    refused(child, client, "others", port, "'auth' allows Basic and Digest only: add 'nego", 1);
    for (var name : List.of("ntlm-kept", "ntlm-closed", "ntlm-closed-tls")) {
      answered(child, client, name, port, "none", "NTLM", "NTLM");
      answered(child, client, name, port, "NTLM", "NTLM");
    }
    refused(child, client, "ntlm-kept-wrong", port, "it does not accept the 'username'", 1);
    assertThat(proxies.get("ntlm-kept").schemes()).containsExactly("none", "NTLM", "NTLM");
    refused(child, client, "ntlm-kept-wrong", port, "redial waits 1 minute", 1);
    assertThat(proxies.get("ntlm-kept").schemes()).containsExactly("none");
    refused(child, client, "ntlm-closed-tls-wrong", port, "it does not accept the 'username'", 2);
    assertThat(child.errorOutput())
        .contains("ERROR route 407: rule 'kept-wrong': CONNECT a.test:")
        .doesNotContain("geheim", "verkehrt", "Digest username", "bWU6", "TlRMTVNTUA");
    child.close();
  }

  private void answered(
      Conversation child, String client, String name, int port, String... schemes) {
    var proxy = proxies.get(name);
    proxy.forget();
    assertThat(child.ask(client, "tcp://" + name + ".test:" + port))
        .as(client + " by " + name)
        .satisfies(answer -> assertThat(isAnswered(answer)).as(answer).isTrue());
    assertThat(proxy.schemes()).as(client + " by " + name).containsExactly(schemes);
  }

  private void refused(
      Conversation child, String client, String rule, int port, String why, int connections) {
    var proxy = proxies.get(rule.replaceAll("-(wrong|digest)$", ""));
    proxy.forget();
    assertThat(child.ask(client, "tcp://" + rule + ".test:" + port))
        .as(client)
        .contains("redial: rule '" + rule + "': CONNECT a.test:")
        .contains("the proxy answered 407 Proxy Authentication Required and asks for ", why)
        .doesNotContain("geheim", "verkehrt");
    assertThat(proxy.connections()).as(client + " by " + rule).isEqualTo(connections);
  }
}
