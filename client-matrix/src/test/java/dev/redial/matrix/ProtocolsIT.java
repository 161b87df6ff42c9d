package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.Certificates;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients of protocols that are not HTTP, which nobody here wrote, go through proxies to hosts that
 * only those know.
 */
@Tag("slow")
class ProtocolsIT {
  private final Path folder;
  private Lab lab;
  private ScriptedProxy plain;
  private ScriptedProxy secure;
  private String rules;

  ProtocolsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder);
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    plain = new ScriptedProxy(null, null);
    secure = new ScriptedProxy(authority.issue("127.0.0.1"), null);
    var text =
        """
        version: 1
        proxies:
          plain: {url: "http://127.0.0.1:PLAIN"}
          secure: {url: "https://127.0.0.1:SECURE", trust: ca.pem}
        rules:
          - {name: plain, match: {host: "*.plain.test"}, proxy: plain}
          - {name: secure, match: {host: "*.secure.test"}, proxy: secure}
        """
            .replace("PLAIN", "" + plain.port())
            .replace("SECURE", "" + secure.port());
    rules = lab.file("rules.yaml", text).toString();
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
    plain.close();
    secure.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Postgres, postgresql-42.7.14, query, 42",
    "Postgres, postgresql-42.7.14, query-tls, 42",
    "Mail, angus-mail-2.0.5, send, sent",
    "Mail, angus-mail-2.0.5, send-tls, sent",
    "Redis, lettuce-7.7.0, get, value",
  })
  void client_failsBefore_andGoesThroughAfter(
      String program, String library, String way, String answer) throws IOException {
    var release = Release.oneOf(program, library);
    var classes = Compilation.of(release, Files.createDirectory(folder.resolve("classes")));
    var free = start(release, classes, false);
    var ruled = start(release, classes, true);
    try (var server = server(program, lab.issue("server.plain.test", "server.secure.test"))) {
      for (var proxy : List.of(plain, secure)) {
        var end = (proxy == plain ? ".plain.test:" : ".secure.test:") + server.port();
        assertThat(free.ask(way, "tcp://server" + end)).startsWith("failed ");
        assertThat(ruled.ask(way, "tcp://server" + end)).isEqualTo("answered " + answer);
        assertThat(proxy.requests())
            .extracting(request -> request.target())
            .containsExactly("server" + end);
        if (way.endsWith("-tls")) {
          assertThat(ruled.ask(way, "tcp://other" + end))
              .doesNotStartWith("answered")
              .contains(" other.");
        }
      }
    }
    var failure = ruled.ask(way, "tcp://status-502.plain.test:1");
    assertThat(failure)
        .startsWith("failed ")
        .contains("redial: rule 'plain': CONNECT status-502.plain.test:1", "answered 502");
  }

  private Conversation start(Release release, List<Path> classPath, boolean isRuled)
      throws IOException {
    var child = lab.child(MatrixClients.class);
    classPath.forEach(child::classPath);
    return lab.start(isRuled ? child.agent(rules) : child, release.mainClass());
  }

  private static ForeignServer server(String program, Identity identity) {
    return switch (program) {
      case "Postgres" -> new PostgresServer(identity);
      case "Mail" -> new MailServer(identity);
      default -> new RedisServer(identity);
    };
  }
}
