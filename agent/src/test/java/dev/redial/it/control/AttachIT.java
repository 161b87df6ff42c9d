package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import dev.redial.clients.Regulars;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and a running JVM whose clients keep connections. */
class AttachIT {
  private static final String HOST = "own.test";

  @TempDir Path folder;
  private Lab lab;
  private Origin origin;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, HOST);
    origin = lab.origin(HOST, "one.test", "two.test");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  @Test
  void attach_toClientsThatKeepConnections_holdsForTheirNextRequest_andOffAsWell()
      throws Exception {
    var child = lab.start(regulars());
    ask(child);
    assertThat(ask(child)).as("connections are kept").isZero();

    var attached = redial("attach", child.pid(), rules("one.test").toString());

    assertThat(attached.error()).isEmpty();
    assertThat(attached.exitCode()).isZero();
    assertThat(attached.out())
        .contains("rule 'live'", "JAVA_TOOL_OPTIONS='-javaagent:", "=rules=" + rulesFile());
    checkNextRequests(child, "one.test");
    assertThat(ask(child)).as("connections are kept").isZero();

    assertThat(redial("off", child.pid()).out()).contains(", off");
    checkNextRequests(child, HOST);
    assertThat(redial("on", child.pid()).out()).contains(", on");
    checkNextRequests(child, "one.test");

    redial("attach", child.pid(), rules("two.test").toString());
    checkNextRequests(child, "two.test");
    assertThat(origin.arrivals().stream().flatMap(arrival -> arrival.requests().stream()))
        .allSatisfy(request -> assertThat(request.authorities()).containsExactly("two.test"));
    var status = redial("status", child.pid());
    assertThat(status.out())
        .contains("rule 'live'", "hits: HTTP ", ", TLS ", ", on")
        .contains("sha256");
    var json = redial("status", child.pid(), "--json").out();
    assertThat(json).startsWith("{\"version\":\"").contains("\"state\":\"on\"");
    assertThat(child.errorOutput()).doesNotContain("did not take").doesNotContain("failed");
  }

  @Test
  void commands_atOnce_areEachAnswered() throws Exception {
    var child = lab.start(regulars().agent(rules("one.test").toString()));
    ask(child);
    var commands = new ArrayList<CompletableFuture<Finished>>();
    for (int i = 0; i < 4; i++) {
      var command = i % 2 == 0 ? "reload" : "on";
      commands.add(CompletableFuture.supplyAsync(() -> redial(command, child.pid())));
    }
    for (var command : commands) {
      assertThat(command.get().error()).isEmpty();
      assertThat(command.get().out()).contains("rule 'live'");
    }
  }

  @Test
  void jvms_areListedWithoutTheirArguments() throws Exception {
    var child = lab.start(regulars(), "password=hunter2");

    var listed = redial("attach");
    assertThat(listed.exitCode()).isEqualTo(2);
    assertThat(listed.error())
        .contains("needs a process id", child.pid() + " " + Regulars.class.getName())
        .doesNotContain("hunter2", "usage:");
    assertThat(redial("attach", "--long").error()).contains("password=hunter2");
    assertThat(redial("status", "").error()).contains("needs a process id").doesNotContain("usage");
  }

  @Test
  @Tag("extended")
  void off_aHundredTimes_restoresTheBytesOfEachWovenClass() throws Exception {
    ChildJvm.assumeJava(
        9, "Java 8 does not verify its own classes when they are transformed again");
    var child = lab.start(regulars());
    ask(child);
    var reader = bytesAgent();
    var rules = rules("one.test");
    var machine = VirtualMachine.attach(child.pid());
    try {
      load(machine, reader.toString(), "");
      // the first look at a class makes the JVM write its constants in another order
      child.ask("bytes");
      var before = child.ask("bytes");
      redial("attach", child.pid(), rules.toString());
      var types = wovenTypes(machine);
      load(machine, reader.toString(), "");
      var woven = child.ask("bytes");
      assertThat(differing(before, woven)).containsAll(types);
      command(machine, "off", "");
      var restored = child.ask("bytes");
      // whose invokedynamic instructions the JVM writes again for each look, woven or not
      types.remove("jdk/internal/net/http/Http2Connection");
      assertThat(differing(before, restored)).doesNotContainAnyElementsOf(types);
      // each takes seconds in the VM thread of Java 11
      int times = ChildJvm.feature() < 17 ? 3 : 100;
      for (int i = 0; i < times; i++) {
        command(machine, "attach", "rules=" + rules);
        assertThat(differing(some(woven, types), bytes(child, types))).isEmpty();
        command(machine, "off", "");
        assertThat(differing(some(restored, types), bytes(child, types))).isEmpty();
      }
      command(machine, "on", "");
    } finally {
      machine.detach();
    }
    checkNextRequests(child, "one.test");
  }

  private static String bytes(Conversation child, List<String> types) {
    return child.ask("bytes", String.join(" ", types));
  }

  private static String some(String bytes, List<String> types) {
    return Stream.of(bytes.substring(1, bytes.length() - 1).split(", ", -1))
        .filter(type -> types.contains(type.substring(0, type.indexOf('='))))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static List<String> wovenTypes(VirtualMachine machine) throws IOException {
    var json = machine.getAgentProperties().getProperty("dev.redial.status.json");
    int start = json.indexOf("\"instrumented\":[") + "\"instrumented\":[".length();
    var types = new ArrayList<String>();
    for (var type : json.substring(start, json.indexOf(']', start)).split(",", -1)) {
      types.add(type.replace("\"", "").replace('.', '/'));
    }
    assertThat(types).contains("sun/security/ssl/TransportContext", "java/net/InetAddress");
    return types;
  }

  @Test
  void off_whileConnectionsOfARuleAreKept_restoresTheBytesOnceTheyHaveGone() throws Exception {
    var child = lab.start(regulars().agent(rules("one.test").toString()));
    ask(child);

    assertThat(redial("off", child.pid()).out()).contains("connection(s) of it drain");
    assertThat(child.errorOutput()).doesNotContain("original bytes");
    checkNextRequests(child, HOST);

    Waiting.until("drained", () -> child.errorOutput().contains("original bytes"));
  }

  /** The classes whose bytes differ, of those in the first. */
  private static List<String> differing(String before, String after) {
    var all = List.of(after.substring(1, after.length() - 1).split(", ", -1));
    return Stream.of(before.substring(1, before.length() - 1).split(", ", -1))
        .filter(type -> !all.contains(type))
        .map(type -> type.substring(0, type.indexOf('=')))
        .toList();
  }

  /** A later Java takes the answer of Java 8, which is 0 when all is well, for a failure. */
  private static void load(VirtualMachine machine, String jar, String argument) throws Exception {
    try {
      machine.loadAgent(jar, argument);
    } catch (AgentLoadException e) {
      assertThat(e).hasMessage("0");
    }
  }

  private static void command(VirtualMachine machine, String command, String rest)
      throws Exception {
    var version = machine.getAgentProperties().getProperty("dev.redial.version");
    load(
        machine,
        System.getProperty("redial.agent.jar"),
        String.join("|", "redial-command", "1", version, "test", command, rest));
    assertThat(machine.getAgentProperties().getProperty("dev.redial.answer.1")).startsWith("ok\n");
  }

  @Test
  void status_ofAnAgentThatWasStartedWithTheJvm_loadsNothingIntoIt() throws Exception {
    var child = lab.start(regulars().agent(rules("one.test").toString()));
    ask(child);

    int all = Regulars.CLIENTS.size();
    var hits = "hits: HTTP " + all + ", TLS " + all;
    Waiting.until("the status", () -> redial("status", child.pid()).out().contains(hits));

    assertThat(child.errorOutput()).doesNotContain("dynamically");
  }

  @Test
  void rules_invalid_areNotAttached() throws Exception {
    var child = lab.start(regulars());

    var refused = redial("attach", child.pid(), lab.file("bad.yaml", "version: 2").toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.error()).contains("bad.yaml:1:1: error: 'rules' is missing");
    assertThat(redial("status", child.pid()).error()).contains("not active in process");
    assertThat(child.errorOutput()).isEmpty();
  }

  @Test
  void process_thatIsNone_isSaidSo_withTheJvmsThereAre() throws Exception {
    var child = lab.start(regulars());
    child.ask("bytes");

    assertThat(redial("status", "four").error())
        .contains("'four' is not a process id", child.pid() + " dev.redial.clients.Regulars");
    assertThat(redial("off", "4194304").error()).contains("there is no process 4194304");
    var missing = redial("attach");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.error()).contains("needs a process id", child.pid());
  }

  @Test
  void jvm_thatRefuses_isSaidToDoSo_withTheRemedy() throws Exception {
    var closed = lab.start(regulars().option("-XX:+DisableAttachMechanism"));
    closed.ask("bytes");

    assertThat(redial("status", closed.pid()).error())
        .contains("-XX:+DisableAttachMechanism", "-javaagent:");
    assertThat(closed.errorOutput()).isEmpty();
    ChildJvm.assumeJava(9, "Java 8 has no option -XX:-EnableDynamicAgentLoading");
    var strict = lab.start(regulars().option("-XX:-EnableDynamicAgentLoading"));
    strict.ask("bytes");

    assertThat(redial("attach", strict.pid(), rules("one.test").toString()).error())
        .contains("started with -XX:-EnableDynamicAgentLoading");
  }

  @Test
  void javaRuntime_withoutAttachApi_isSaidToHaveNone() throws Exception {
    ChildJvm.assumeJava(9, "Java 8 has no modules; OlderJvmsIT runs its JRE");
    var jre =
        ChildJvm.runningAgentJar(folder, "--limit-modules", "java.instrument").run("status", "1");

    assertThat(jre.exitCode()).isEqualTo(1);
    assertThat(jre.error()).contains("no attach API", "java of a JDK");
  }

  @Test
  @Tag("extended")
  void agent_ofAnotherVersion_isRefused() throws Exception {
    var child = lab.start(regulars().agent(rules("one.test").toString()));
    ask(child);
    var other = otherVersion();

    var refused =
        ChildJvm.runningJar(folder, other)
            .run("attach", child.pid(), lab.rules("match: {host: a.test}, sni: b.test").toString());

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.error()).contains("is in this JVM, and this jar is redial 99");
    assertThat(ask(child)).as("connections are kept").isZero();
  }

  /** How many connections were made. */
  private int ask(Conversation child) {
    origin.forget();
    for (var client : Regulars.CLIENTS) {
      assertThat(child.ask(client, "https://" + HOST + ":" + origin.port() + "/"))
          .as(client)
          .startsWith("answered");
    }
    return origin.arrivals().size();
  }

  private void checkNextRequests(Conversation child, String serverName) {
    assertThat(ask(child)).isEqualTo(Regulars.CLIENTS.size());
    assertThat(origin.arrivals())
        .allSatisfy(arrival -> assertThat(arrival.hello().serverName()).isEqualTo(serverName));
  }

  private Finished redial(String... arguments) {
    try {
      return ChildJvm.runningAgentJar(folder).run(arguments);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path rulesFile() {
    return folder.resolve("live.yaml");
  }

  private Path rules(String name) {
    return lab.file(
        "live.yaml",
        "version: 1\nrules:\n  - {name: live, match: {host: own.test}, virtual-host: "
            + name
            + "}\n");
  }

  /** This jar with another version. */
  private Path otherVersion() throws IOException {
    var jar = folder.resolve("other.jar");
    try (var in = new JarFile(System.getProperty("redial.agent.jar"));
        var file = Files.newOutputStream(jar)) {
      var manifest = in.getManifest();
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "99");
      try (var out = new JarOutputStream(file, manifest)) {
        for (var entry : Collections.list(in.entries())) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            in.getInputStream(entry).transferTo(out);
          }
        }
      }
    }
    return jar;
  }

  /** ASM is for the digests of classes. */
  private ChildJvm regulars() throws IOException {
    var asm = ClassReader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return lab.child(Regulars.class).classPath(Path.of(asm));
  }

  private Path bytesAgent() throws IOException {
    var manifest = new Manifest();
    var main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Agent-Class", Regulars.class.getName());
    main.putValue("Can-Retransform-Classes", "true");
    var jar = folder.resolve("bytes-agent.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    return jar;
  }
}
