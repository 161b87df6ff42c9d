package dev.redial.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.tools.attach.VirtualMachine;
import dev.redial.testing.AskingProxy;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A secret in a rule, of each kind, is in nothing that redial says, whatever fails. In the memory
 * it is only as often as needed.
 */
@Tag("slow")
class SecretsIT {
  /** Each with a word of its own that nothing else holds. */
  private static final List<String> SECRETS =
      List.of(
          "user-of-the-environment",
          "password-of-a-file",
          "password-in-the-rules",
          "token-for-the-proxy",
          "token-for-the-origin",
          "password-in-a-url",
          "token-in-a-query",
          "password-with-a-fault",
          "password-by-ntlm",
          "ntlm-user");

  private static final List<String> PROXIED = List.of("corp.test", "literal.test", "ntlm.test");
  private static final List<String> HOSTS =
      List.of("corp.test", "literal.test", "ntlm.test", "own.test");

  private static final String RULES =
      """
      version: 1
      proxies:
        corp:
          url: http://127.0.0.1:PORT
          username: ${env:PROXY_USER}
          password: ${file:password}
          headers: {X-Proxy-Token: token-for-the-proxy}
        literal:
          url: http://127.0.0.1:PORT
          username: u
          password: password-in-the-rules
        ntlm:
          url: http://127.0.0.1:NTLM
          username: DOMAIN\\ntlm-user
          password: ${file:ntlm}
          auth: ntlm
      rules:
        - {name: corp, match: {host: corp.test}, proxy: corp}
        - {name: literal, match: {host: literal.test}, proxy: literal}
        - {name: ntlm, match: {host: ntlm.test}, proxy: ntlm}
        - name: fields
          match: {host: own.test}
          headers: {set: {Authorization: Bearer token-for-the-origin}}
      """;

  @TempDir Path folder;
  private Lab lab;
  private ScriptedProxy proxy;
  private AskingProxy ntlm;
  private HttpServer server;
  private Path rules;
  private volatile String served = "";
  private final StringBuilder said = new StringBuilder();

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test", "rules.test");
    proxy = new ScriptedProxy(null, "Basic of-somebody-else");
    ntlm = new AskingProxy(null, List.of("NTLM"), true, 1);
    Files.writeString(folder.resolve("ntlm"), "password-by-ntlm\n");
    Files.writeString(folder.resolve("password"), "password-of-a-file\n");
    Files.writeString(folder.resolve("fault"), "password-with-a-fault\u0001\n");
    rules = lab.file("live.yaml", rules(RULES));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var content = served.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(content.length == 0 ? 503 : 200, content.length);
            exchange.getResponseBody().write(content);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    proxy.close();
    ntlm.close();
    lab.close();
  }

  private String rules(String text) {
    return text.replace("PORT", String.valueOf(proxy.port()))
        .replace("NTLM", String.valueOf(ntlm.port()));
  }

  /** All kinds of failure, at the most talkative level. */
  @Test
  void secrets_areInNothingThatIsSaid() throws Exception {
    var own = lab.origin("own.test");
    var log = folder.resolve("redial.log");
    var audit = folder.resolve("audit.log");
    var child = child("rules=" + rules + ",log=debug,log-file=" + log + ",audit-log=" + audit);
    ChildJvm.tool("jcmd", folder, child.pid(), "JFR.start");
    for (var client : List.of("url-shared", "http-shared", "socket-shared", "raw", "line")) {
      // a server of HTTPS waits for what the client of lines waits for
      var hosts = client.equals("line") ? PROXIED : HOSTS;
      for (var host : hosts) {
        said.append(ask(child, client, "https://" + host + ":" + own.port() + "/")).append('\n');
      }
    }
    assertThat(said).contains("407", "answered");
    for (var fault : faults()) {
      Files.writeString(rules, rules(fault));
      say(redial("check", rules.toString()));
      say(redial("check", "--json", rules.toString()));
      say(redial("explain", rules.toString(), "https://corp.test/"));
      say(redial("reload", child.pid()));
    }
    Files.writeString(rules, rules(RULES));
    say(redial("reload", child.pid()));
    for (var host : HOSTS) {
      say(redial("explain", rules.toString(), "https://user:password-in-a-url@" + host + "/"));
      say(redial("explain", "--pid", child.pid(), "https://" + host + "/?token-in-a-query"));
    }
    say(redial("status", child.pid()));
    say(redial("status", child.pid(), "--json"));
    say(redial("status", child.pid(), "--fingerprints"));
    say(redial("off", child.pid()));
    say(redial("on", child.pid()));
    said.append(managed(child)).append(recorded(child)).append(child.errorOutput());
    said.append(Files.readString(log)).append(Files.readString(audit));

    assertThat(said).contains("rule 'corp'", "dev.redial.Reload", "by JMX", "Authorization");
    assertSaysNoSecret();
  }

  /** Of a rules server the URL itself holds secrets. */
  @Test
  void secrets_inTheUrlOfRules_areInNothingThatIsSaid() throws Exception {
    served = "version: 1\nrules:\n  - {name: live, match: {host: own.test}, sni: one.test}\n";
    var url =
        "http://u:password-in-a-url@rules.test:"
            + server.getAddress().getPort()
            + "/live.yaml?token-in-a-query";
    var child = child("rules=" + url + ",log=debug");
    for (var fault : List.of("", "version: 2\n", served)) {
      served = fault;
      say(redial("reload", child.pid()));
      say(lab.prepared(ChildJvm.runningAgentJar(folder)).run("check", url));
      say(lab.prepared(ChildJvm.runningAgentJar(folder)).run("explain", url, "https://own.test/"));
      say(redial("status", child.pid(), "--json"));
    }
    said.append(child.errorOutput());
    for (var wrong : List.of(url.replace("rules.test", "a b"), url.replace("rules.test", ""))) {
      say(lab.prepared(ChildJvm.runningAgentJar(folder)).run("check", wrong));
      said.append(child("rules=" + wrong).errorOutput());
    }
    server.stop(0);
    say(redial("reload", child.pid()));
    said.append(child.errorOutput());

    assertThat(said).contains("the server answers 503", "rule 'live'", "ConnectException");
    assertSaysNoSecret();
  }

  /** SECURITY.md says what stays in memory, and why. */
  @Test
  void memory_holdsEachSecretAtMostOnceInEachForm() throws Exception {
    var child = child("rules=" + rules);
    for (int i = 0; i < 5; i++) {
      ask(child, "socket-shared", "https://corp.test:443/");
      ask(child, "socket-shared", "https://ntlm.test:443/");
    }
    var dump = folder.resolve("heap.hprof");
    ChildJvm.tool("jcmd", folder, child.pid(), "GC.heap_dump", dump.toString());
    var heap = Files.readString(dump, StandardCharsets.ISO_8859_1);

    assertThat(heap).contains("dev.redial.control.AgentRuntime".replace('.', '/'));
    var pair = "user-of-the-environment:password-of-a-file".getBytes(StandardCharsets.UTF_8);
    assertHolds(heap, 1, Base64.getEncoder().encodeToString(pair));
    assertHolds(heap, 1, "password-of-a-file");
    assertHolds(heap, 1, "password-by-ntlm");
    // as NTLM hashes it
    assertHolds(heap, 0, utf16("password-by-ntlm"));
    assertThat(ntlm.schemes()).contains("NTLM");
    assertHolds(heap, 0, new String(pair, StandardCharsets.UTF_8));
    // the text of the rules that hold, that which was read last, and what was made from it
    assertHolds(heap, 3, "token-for-the-origin");
    assertHolds(heap, 3, "token-for-the-proxy");
  }

  /** A character for each byte. */
  private static String utf16(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  private static void assertHolds(String heap, int most, String secret) {
    var places = new ArrayList<String>();
    for (int at = heap.indexOf(secret); at >= 0; at = heap.indexOf(secret, at + 1)) {
      places.add(heap.substring(Math.max(0, at - 200), Math.min(heap.length(), at + 100)));
    }
    assertThat(places).hasSizeLessThanOrEqualTo(most);
  }

  private static List<String> faults() {
    var faults = new ArrayList<String>();
    faults.add(RULES.replace("headers: {set:", "trust: password\n    headers: {set:"));
    faults.add(RULES.replace("${file:password}", "${file:fault}"));
    faults.add(RULES.replace("${file:password}", "${file:.}"));
    faults.add(RULES.replace("${file:password}", "${file:password}${env:NOT_SET}"));
    faults.add(RULES.replace("${file:password}", "${file:password}${what}"));
    faults.add(RULES.replace("username: u\n", "username: ${file:password}:x\n"));
    faults.add(RULES.replace("http://127", "http://u:password-in-a-url@127"));
    faults.add(RULES.replace("http://127", "ftp://${file:password}"));
    faults.add(RULES.replace("http://127", "http://${file:password}:password/"));
    faults.add(
        RULES.replace("{X-Proxy-Token: token", "{X-Proxy-Token: \"\\u00e9${file:password}token"));
    faults.add(
        RULES.replace("Bearer token", "\"\\u0001Bearer token").replace("origin}", "origin\"}"));
    faults.add(RULES.replace("password: password-in", "pass-word: password-in"));
    faults.add(RULES.replace("username: u\n", ""));
    faults.add(RULES.replace("proxy: literal", "proxy: https://u:password-in-a-url@127.0.0.1"));
    return faults;
  }

  @SuppressWarnings("BanJNDI") // by JMX, of a child JVM
  private String managed(Conversation child) throws Exception {
    var machine = VirtualMachine.attach(child.pid());
    try (var connector =
        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
      var connection = connector.getMBeanServerConnection();
      var name = new ObjectName("dev.redial:type=Agent");
      Waiting.until("the bean", () -> isThere(connection, name));
      connection.invoke(name, "off", null, null);
      connection.invoke(name, "on", null, null);
      return connection.getAttribute(name, "Status")
          + "\n"
          + connection.getAttribute(name, "StatusJson")
          + connection.invoke(name, "reload", null, null);
    } finally {
      machine.detach();
    }
  }

  private static boolean isThere(
      javax.management.MBeanServerConnection connection, ObjectName name) {
    try {
      return connection.isRegistered(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The JVM itself records its environment and its arguments: events of those kinds are its own.
   */
  private String recorded(Conversation child) throws Exception {
    var file = folder.resolve("recording.jfr");
    ChildJvm.tool("jcmd", folder, child.pid(), "JFR.dump", "filename=" + file);
    var text = new StringBuilder();
    try (var recording = new jdk.jfr.consumer.RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        var event = recording.readEvent();
        if (event.getEventType().getName().startsWith("dev.redial.")) {
          text.append(event).append('\n');
        }
      }
    }
    return text.toString();
  }

  private void assertSaysNoSecret() {
    for (var secret : SECRETS) {
      assertThat(said.toString())
          .as(secret)
          .doesNotContain(secret)
          .doesNotContain(
              Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }
    var pair = "user-of-the-environment:password-of-a-file".getBytes(StandardCharsets.UTF_8);
    assertThat(said.toString()).doesNotContain(Base64.getEncoder().encodeToString(pair));
  }

  private void say(Finished finished) {
    said.append(finished.out()).append(finished.error());
  }

  private static String ask(Conversation child, String client, String url) {
    try {
      return child.ask(client, url);
    } catch (AssertionError e) {
      throw new AssertionError(client + " of " + url, e);
    }
  }

  private Conversation child(String options) throws IOException {
    var child =
        lab.start(lab.child().environment("PROXY_USER", "user-of-the-environment").agent(options));
    // answers only once premain is over
    child.ask("security-property", "none");
    return child;
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder)
        .environment("PROXY_USER", "user-of-the-environment")
        .run(arguments);
  }
}
