package dev.redial.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifiers of host names that no list has are asked about the verify name. */
class VerifiersIT {
  /** Those whose classes the JVM has loaded before a rule is for a connection. */
  private static final List<String> EARLY =
      List.of("verifier-class", "verifier-anonymous", "verifier-subclass");

  private final Path folder;
  private Lab lab;

  VerifiersIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "alias.test", "free.test");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void verifiersOfAnyClass_areAskedAboutTheVerifyName() throws IOException {
    var free = lab.start(lab.child());
    var ruled = lab.start(lab.child().agent(rules()));
    try (var own = lab.origin("free.test");
        var real = lab.origin("db.test");
        var alias = lab.origin("alias.test")) {
      for (var verifier : EARLY) {
        assertThat(ask(ruled, verifier, "free.test", own.port())).isEqualTo("answered accepted");
      }
      for (var verifier : List.of(EARLY.get(0), EARLY.get(1), EARLY.get(2), "verifier-late")) {
        assertThat(ask(free, verifier, "alias.test", real.port()))
            .as("%s before", verifier)
            .startsWith("refused ");
        assertThat(ask(ruled, verifier, "alias.test", real.port()))
            .as("%s after", verifier)
            .isEqualTo("answered accepted");
        assertThat(ask(ruled, verifier, "alias.test", alias.port()))
            .as("%s, certificate of the URL's host", verifier)
            .startsWith("refused ");
        assertThat(ask(ruled, verifier, "free.test", real.port()))
            .as("%s without a rule", verifier)
            .isEqualTo("refused javax.net.ssl.SSLPeerUnverifiedException: not for free.test");
      }
    }
  }

  private String rules() {
    return lab.rules("match: {host: alias.test}, verify-name: db.test").toString();
  }

  private static String ask(Conversation child, String verifier, String host, int port) {
    return child.ask(verifier, "tls://" + host + ":" + port);
  }
}
