package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that a web server has. */
@Tag("extended")
class UrlRulesIT {
  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private HttpServer server;
  private Path cache;
  private volatile byte[] served = {};
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test", "rules.test");
    origin = lab.origin("own.test");
    cache = folder.resolve("cache.yaml");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/live.yaml", this::serve);
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    lab.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var tag = "\"" + served.length + "\"";
      var known = exchange.getRequestHeaders().getFirst("If-None-Match");
      asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + known);
      // user:secret
      if (!"Basic dXNlcjpzZWNyZXQ="
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      exchange.getResponseHeaders().set("ETag", tag);
      if (tag.equals(known)) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.sendResponseHeaders(served.length == 0 ? 503 : 200, served.length);
        exchange.getResponseBody().write(served);
      }
    }
  }

  @Test
  void version_new_holds_andTheSameIsNotSentAgain() throws IOException {
    serve("one.test");
    var child = child();
    checkServerName(child, "one.test");
    Waiting.until(
        "a question with the tag", () -> asked.contains(host() + " \"" + served.length + "\""));

    serve("another.test");
    awaitSaid(child, ", by change of http://rules.test:");

    checkServerName(child, "another.test");
    assertThat(child.errorOutput()).doesNotContain("secret").doesNotContain("key=");
  }

  /** The rules are for every host; the one who serves them is spared. */
  @Test
  void question_forRules_followsNoRule() throws IOException {
    served =
        "version: 1\nrules:\n  - {name: all, match: {host: '*'}, host-header: wrong.test}\n"
            .getBytes(StandardCharsets.UTF_8);
    child();

    Waiting.until("three questions", () -> asked.size() > 2);

    assertThat(asked).allMatch(question -> question.startsWith(host()));
  }

  @Test
  void server_down_theLastGoodVersionServes() throws IOException {
    serve("one.test");
    checkServerName(child(), "one.test");
    assertThat(Files.getPosixFilePermissions(cache))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(cache).hasBinaryContent(served);
    served = new byte[0];

    var child = child();

    assertThat(child.errorOutput()).contains("the server answers 503").contains("1 rule from");
    checkServerName(child, "one.test");
    serve("two.test");
    awaitSaid(child, ", by change of http://rules.test:");
    checkServerName(child, "two.test");
  }

  /** Whoever writes it would write the rules. */
  @Test
  void server_down_aCacheThatOthersCanWriteOrAPipe_doesNotServe() throws Exception {
    serve("one.test");
    child();
    served = new byte[0];
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));

    var child = child();

    assertThat(child.errorOutput())
        .contains("cannot be used: users other than its owner can write it")
        .contains("not active");
    checkServerName(child, "own.test");
    Files.delete(cache);
    assertThat(new ProcessBuilder("mkfifo", cache.toString()).start().waitFor()).isZero();
    assertThat(child().errorOutput()).contains("cannot be used: it is not a regular file");
  }

  /** The one who serves rules would otherwise have a proxy told what this machine keeps secret. */
  @Test
  void rules_fromAUrl_mayUseOnlyWhatTheOperatorNames() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("for-rules")).resolve("key"), "a key");
    Files.writeString(folder.resolve("other"), "another key");
    var options = ",env=FOR_RULES,files=" + folder.resolve("for-rules");
    serveProxy("${env:FOR_RULES}", "${file:key}");
    assertThat(child(options).errorOutput()).contains("1 rule from");
    assertThat(check(options).out()).contains("1 rule, 0 errors, 1 warning");

    serveProxy("${env:SECRET}", "${file:../other}");
    Files.delete(cache);

    var child = child(options);
    assertThat(child.errorOutput())
        .contains("'${env:SECRET}' is not among the variables", "'env=FOR_RULES:SECRET'")
        .contains("'${file:../other}' is outside of the directory")
        .contains("not active")
        .doesNotContain("another key");
    assertThat(check(options).exitCode()).isEqualTo(1);
    assertThat(check("").out()).contains("'env=SECRET'", "'files=DIR'", "2 errors");
  }

  private Finished check(String options) throws Exception {
    return lab.prepared(ChildJvm.runningAgentJar(folder))
        .environment("FOR_RULES", "user")
        .environment("SECRET", "hidden")
        .run("check", url() + options);
  }

  private void serveProxy(String username, String password) {
    served =
        ("version: 1\nproxies: {corp: {url: 'http://proxy.test:1', username: '"
                + username
                + "', password: '"
                + password
                + "'}}\nrules: [{name: one, match: {host: a.test}, proxy: corp}]\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void version_invalidOrTooLarge_changesNothing() throws IOException {
    serve("one.test");
    var child = child();

    served = new byte[(16 << 20) + 1];
    awaitSaid(child, "is larger than 16 MiB");
    served = "version: 2\n".getBytes(StandardCharsets.UTF_8);
    awaitSaid(child, "'rules' is missing");

    checkServerName(child, "one.test");
    assertThat(cache).content().contains("one.test");
  }

  private void serve(String name) {
    served =
        ("version: 1\nrules:\n  - {name: live, match: {host: own.test}, sni: "
                + name
                + ", verify-name: own.test}\n")
            .getBytes(StandardCharsets.UTF_8);
  }

  private String host() {
    return "rules.test:" + server.getAddress().getPort();
  }

  private String url() {
    return "http://user:secret@" + host() + "/live.yaml?key=1";
  }

  private Conversation child() throws IOException {
    return child("");
  }

  private Conversation child(String options) throws IOException {
    var child =
        lab.start(
            lab.child()
                .environment("FOR_RULES", "user")
                .environment("SECRET", "hidden")
                .agent("rules=" + url() + ",log=debug,cache=" + cache + options));
    // answers only once premain is over
    child.ask("security-property", "none");
    return child;
  }

  private void checkServerName(Conversation child, String expected) {
    origin.forget();
    assertThat(child.ask("socket-shared", "https://own.test:" + origin.port() + "/"))
        .startsWith("answered");
    assertThat(origin.arrival().hello().serverName()).isEqualTo(expected);
  }

  private static void awaitSaid(Conversation child, String text) {
    Waiting.until(text, () -> child.errorOutput().contains(text));
  }
}
