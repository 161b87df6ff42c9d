package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Channels;
import dev.redial.clients.Crowd;
import dev.redial.clients.SelectorCrowd;
import dev.redial.testing.AskingProxy;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections that begin at the same time, to a proxy that wants NTLM: a directory locks the
 * account after a few wrong passwords.
 */
class LoginCrowdIT {
  private static final int CROWD = 40;

  @TempDir private Path folder;
  private Lab lab;
  private AskingProxy proxy;
  private LineServer server;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder);
    proxy = new AskingProxy(null, List.of("NTLM"), true, 1);
    server = new LineServer();
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
    proxy.close();
    server.close();
  }

  private String rules() {
    var text =
        """
        version: 1
        proxies:
          right: {url: "http://127.0.0.1:PORT", username: CORP\\me, password: geheim, auth: ntlm}
          wrong: {url: "http://127.0.0.1:PORT", username: CORP\\me, password: verkehrt, auth: ntlm}
        rules:
          - {name: right, match: {host: right.test}, proxy: right, connect-to: a.test}
          - {name: wrong, match: {host: wrong.test}, proxy: wrong, connect-to: [a.test, b.test]}
        """;
    return lab.file("rules.yaml", text.replace("PORT", "" + proxy.port())).toString();
  }

  private String of(String host) {
    return "tcp://" + host + ".test:" + server.port();
  }

  @Test
  void wrongPassword_ofManyThreads_isSaidOnce_andARightOneToAll() throws IOException {
    var child = lab.start(lab.child(Crowd.class).agent(rules()));
    assertThat(child.ask("" + CROWD, "" + CROWD, "line", of("wrong")))
        .doesNotContain("answered 220", "verkehrt")
        .contains("redial waits 1 minute");
    assertThat(proxy.proofs()).isEqualTo(1);
    proxy.forget();
    assertThat(child.ask("" + CROWD, "" + CROWD, "line", of("right")))
        .startsWith("{answered 220 ready")
        .doesNotContain("failed");
    assertThat(proxy.proofs()).isEqualTo(CROWD);
  }

  @Test
  void wrongPassword_ofOneSelector_isSaidOnce_andARightOneToAll() throws IOException {
    var child = lab.start(lab.child(SelectorCrowd.class).agent(rules()));
    assertThat(child.ask("crowd", of("wrong"), "crowd:" + CROWD))
        .startsWith("0 answered, ")
        .contains("redial waits 1 minute")
        .doesNotContain("verkehrt");
    assertThat(proxy.proofs()).isEqualTo(1);
    proxy.forget();
    assertThat(child.ask("crowd", of("right"), "crowd:" + CROWD)).startsWith(CROWD + " answered, ");
    assertThat(proxy.proofs()).isEqualTo(CROWD);
  }

  /** Some proxies say nothing more to a wrong password. */
  @Test
  void proof_thatTheProxyAnswersByClosing_isNotSaidAgain() throws IOException {
    proxy.closeOnProofs();
    var sockets = lab.start(lab.child().agent(rules()));
    isSaidOnce(sockets, "line");
    for (var way : Channels.ALL) {
      isSaidOnce(lab.start(lab.child(Channels.class).agent(rules())), way);
    }
  }

  private void isSaidOnce(Conversation child, String way) {
    proxy.forget();
    assertThat(child.ask(way, of("wrong")))
        .as(way)
        .contains("redial: rule 'wrong': CONNECT ", "redial waits 1 minute")
        .doesNotContain("verkehrt");
    assertThat(child.ask(way, of("wrong"))).as(way).contains("redial waits 1 minute");
    assertThat(proxy.proofs()).as(way).isEqualTo(1);
    child.close();
  }
}
