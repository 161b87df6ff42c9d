package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.redial.clients.Clients;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.ClientHello;
import dev.redial.testing.Lab;
import dev.redial.testing.SickServer;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command doctor inside of a JVM that somebody else started. */
@Tag("extended")
class DoctorVisitIT {
  @TempDir Path folder;

  @BeforeAll
  static void assumeDoctor() throws IOException {
    ChildJvm.assumeJava(11, "doctor runs on a later Java, which need not be the application's");
  }

  @Test
  void jvm_examinesWithWhatItTrusts_andNothingIsLeftInIt() throws Exception {
    try (var lab = new Lab(folder, "own.test")) {
      var origin = lab.origin("own.test");
      var url = "https://own.test:" + origin.port() + "/";
      var child = lab.start(lab.child().option("-XX:+EnableDynamicAgentLoading"));
      assertThat(child.ask("url", url)).startsWith("answered 200");

      assertThat(redial("doctor", url).exitCode()).as("this one knows no such host").isEqualTo(4);
      var found = redial("doctor", "--pid", child.pid(), url);

      assertThat(found.exitCode()).as(found.out() + found.error()).isZero();
      assertThat(found.out()).contains("It works already, without a rule");
      assertThat(child.ask("url", url)).startsWith("answered 200");
      assertThat(redial("status", child.pid()).error()).contains("it is not active");
      assertThat(tool("jstack", child.pid()))
          .doesNotContain("\"redial-", "dev.redial.doctor", "dev.redial.cli.");
      var jvm = VirtualMachine.attach(child.pid());
      assertThat(jvm.getAgentProperties().stringPropertyNames())
          .noneMatch(name -> name.startsWith("dev.redial"));
      jvm.detach();
      // its classes go with its threads
      Waiting.until("no class of doctor", () -> !hasClasses(child.pid()));
      assertThat(child.errorOutput()).isEmpty();
    }
  }

  @Test
  void request_hasNoneOfTheApplicationsCookies_andAsksOnly() throws Exception {
    try (var lab = new Lab(folder, "own.test")) {
      var origin = lab.origin("own.test");
      var url = "https://own.test:" + origin.port() + "/";
      var child = lab.start(lab.child());
      assertThat(child.ask("url", url + "cookie")).startsWith("answered 200");
      lab.forget();

      assertThat(redial("doctor", "--pid", child.pid(), url).exitCode()).isZero();

      var requests = origin.arrivals().stream().flatMap(each -> each.requests().stream()).toList();
      assertThat(requests).hasSizeGreaterThan(1);
      assertThat(requests)
          .allSatisfy(
              request -> {
                assertThat(request.method()).isEqualTo("GET");
                assertThat(request.values("Cookie")).isEmpty();
                assertThat(request.values("Authorization")).isEmpty();
              });
      lab.forget();
      child.ask("url", url);
      assertThat(origin.arrival().requests().get(0).values("Cookie")).hasSize(1);
    }
  }

  /** What a JVM reads once, such as its default trust, is read when the application wants it. */
  @Test
  void jvm_thatHasNotCalledYet_startsNothingOfItsOwn_andProofsRunElsewhere() throws Exception {
    try (var lab = new Lab(folder, "own.test")) {
      var child = lab.start(lab.child().option("-XX:+EnableDynamicAgentLoading"));
      var works = "https://own.test:" + lab.origin("own.test").port() + "/";
      var edge = "https://own.test:" + lab.origin("edge.test").port() + "/";

      var found = redial("doctor", "--pid", child.pid(), works);
      assertThat(found.exitCode()).as(found.out() + found.error()).isZero();
      assertThat(found.out()).contains("by java.net.http, offering HTTP/2");
      found = redial("doctor", "--pid", child.pid(), edge);
      assertThat(found.exitCode()).as(found.out() + found.error()).isEqualTo(3);

      // not ProcessImpl: JDK 27 itself loads it when the attach API asks for properties
      assertThat(tool("jcmd", child.pid(), "VM.class_hierarchy"))
          .contains("sun.security.ssl.SSLContextImpl")
          .doesNotContain(
              "sun.security.ssl.SSLContextImpl$DefaultManagersHolder",
              "sun.security.ssl.SSLContextImpl$DefaultSSLContext",
              "jdk.internal.net.http.HttpClientImpl",
              "java.lang.ProcessBuilder",
              "java.nio.file.TempFileHelper");
      assertThat(tool("jstack", child.pid())).doesNotContain("process reaper", "HttpClient-");
      assertThat(child.errorOutput()).isEmpty();
    }
  }

  @Test
  void rule_thatHelpsInsideThatJvm_isWrittenHere() throws Exception {
    try (var lab = new Lab(folder, "own.test")) {
      var origin = lab.origin("edge.test");
      var url = "https://own.test:" + origin.port() + "/";
      var child = lab.start(lab.child());
      var file = folder.resolve("helps.yaml");

      var found = redial("doctor", "--pid", child.pid(), "--write", file.toString(), "--json", url);

      assertThat(found.exitCode()).as(found.out() + found.error()).isEqualTo(3);
      assertThat(found.out()).startsWith("{\"target\":");
      assertThat(Files.readString(file)).contains("edge.test");
      var ruled = lab.start(lab.child().agent(file.toString()));
      assertThat(ruled.ask(Clients.SHARED.get(0), url)).startsWith("answered");
    }
  }

  @Test
  void rules_thatHoldInTheJvm_doNotHoldForTheExamination() throws Exception {
    try (var lab = new Lab(folder, "own.test")) {
      var origin = lab.origin("edge.test");
      var url = "https://own.test:" + origin.port() + "/";
      var rules = lab.rules("match: {host: own.test}, virtual-host: edge.test");
      var child = lab.start(lab.child().agent(rules.toString()));
      assertThat(child.ask("url", url)).startsWith("answered");

      var found = redial("doctor", "--pid", child.pid(), url);

      assertThat(found.exitCode()).as(found.out() + found.error()).isEqualTo(3);
      assertThat(child.ask("url", url)).startsWith("answered");
    }
  }

  /** The agent publishes its status about a second after the start, and replaces properties. */
  @Test
  void visit_thatBeginsBeforeTheStatusIsPublished_hasItsAnswer() throws Exception {
    SickServer.Behaviour slow =
        socket -> {
          ClientHello.read(socket.getInputStream());
          SickServer.swallow(socket);
        };
    try (var lab = new Lab(folder, "own.test");
        var server = new SickServer(slow)) {
      var rules = lab.rules("match: {host: other.test}, virtual-host: edge.test");
      var child = lab.start(lab.child().agent(rules.toString()));
      var url = "https://own.test:" + server.port() + "/";

      var found = redial("doctor", "--timeout", "4", "--pid", child.pid(), url);

      assertThat(redial("status", child.pid()).exitCode()).isZero();
      assertThat(found.exitCode()).as(found.out() + found.error()).isEqualTo(4);
      assertThat(found.out()).contains("as a plain client");
      assertThat(published(child.pid())).isEmpty();
    }
  }

  /** As on a JDK that was replaced below the application, and in a container. */
  @Test
  void rule_thatNoOtherJvmCanTry_isSaidToBeUnproven_andWhy() throws Exception {
    try (var lab = new Lab(folder, "own.test")) {
      var url = "https://own.test:" + lab.origin("edge.test").port() + "/";
      var file = folder.resolve("unproven.yaml");
      var gone = Files.createDirectory(folder.resolve("gone"));
      var inGone = new String[] {"env", "-C", gone.toString()};
      var child = lab.start(lab.child().through(inGone));
      assertThat(child.ask("url", url)).startsWith("refused");
      Files.delete(gone);

      var found = redial("doctor", "--pid", child.pid(), "--write", file.toString(), url);

      assertThat(found.exitCode()).as(found.out() + found.error()).isEqualTo(5);
      assertThat(found.out())
          .contains("CAUSE    The server's certificate is for 'edge.test' and not for 'own.test'")
          .contains("\nJVM      process " + child.pid() + ": Java ")
          .contains("\nUNPROVEN This rule should help. It could not be tried, ")
          .contains("[verify-name: edge.test]: Cannot run program")
          .doesNotContain("does not: ", "none helps")
          .contains("\nNothing was written to " + file);
      assertThat(file).doesNotExist();

      assumeTrue(succeeds("unshare", "--mount", "true"), "unshare needs root");
      var contained = lab.start(lab.child().through("unshare", "--mount"));
      assertThat(contained.ask("url", url)).startsWith("refused");
      found = redial("doctor", "--pid", contained.pid(), "--json", url);
      assertThat(found.exitCode()).as(found.out() + found.error()).isEqualTo(5);
      assertThat(found.out())
          .contains("\"unproven\":[\"[verify-name: edge.test]: process " + contained.pid())
          .contains(" is in a container; run this command in it", "\"failed\":[]");
    }
  }

  @Test
  void visit_thatIsInterrupted_printsWhatItKnows_andStopsInThatJvmAtOnce() throws Exception {
    var isEnded = new CompletableFuture<Void>();
    var connections = new AtomicInteger();
    SickServer.Behaviour sick =
        socket -> {
          ClientHello.read(socket.getInputStream());
          if (connections.incrementAndGet() == 1) {
            SickServer.reset(socket);
            return;
          }
          // until the client closes or resets it
          try {
            SickServer.swallow(socket);
          } finally {
            isEnded.complete(null);
          }
        };
    try (var lab = new Lab(folder, "own.test");
        var server = new SickServer(sick)) {
      var url = "https://own.test:" + server.port() + "/";
      var child = lab.start(lab.child());
      child.ask("security-property", "none");
      var running =
          CompletableFuture.supplyAsync(
              () -> redialOrFail("doctor", "--timeout", "90", "--pid", child.pid(), url));
      Waiting.until(
          "one attempt is known", () -> published(child.pid()).contains("as a plain client"));

      assertThat(ProcessHandle.current().children().filter(each -> isOf(each, url)))
          .hasSize(1)
          .allMatch(ProcessHandle::destroy);
      var run = running.get();

      assertThat(run.out())
          .startsWith("redial doctor: interrupted; known so far:\n   1  no    as a plain client");
      assertThat(run.error()).isEmpty();
      assertThat(run.exitCode()).isGreaterThan(128);
      isEnded.get(20, TimeUnit.SECONDS);
      Waiting.until("no thread", () -> !tool("jstack", child.pid()).contains("\"redial-"));
      assertThat(published(child.pid())).isEmpty();
      Waiting.until("no class of doctor", () -> !hasClasses(child.pid()));
    }
  }

  /** What doctor has told so far, and whether the JVM keeps an answer. */
  private static String published(String pid) {
    try {
      var jvm = VirtualMachine.attach(pid);
      var all = jvm.getAgentProperties();
      jvm.detach();
      return all.stringPropertyNames().stream()
          .filter(name -> name.startsWith("dev.redial.answer."))
          .map(all::getProperty)
          .collect(Collectors.joining());
    } catch (AttachNotSupportedException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isOf(ProcessHandle child, String url) {
    return List.of(child.info().arguments().orElse(new String[0])).contains(url);
  }

  @Test
  void process_thatIsNoJvm_isSaid() throws Exception {
    var found = redial("doctor", "--pid", "1", "https://own.test/");
    assertThat(found.exitCode()).isNotZero();
    assertThat(found.error()).contains("redial: process 1 ");
  }

  /** Whether there are any but the two that the JVM itself opened. */
  private boolean hasClasses(String pid) {
    tool("jcmd", pid, "GC.run");
    var classes = tool("jcmd", pid, "VM.class_hierarchy");
    return Stream.of("dev.redial.doctor", "dev.redial.cli.", "dev.redial.report")
        .anyMatch(classes::contains);
  }

  private String tool(String name, String... arguments) {
    var rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      return ChildJvm.tool(name, folder, arguments[0], rest).out();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean succeeds(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor() == 0;
  }

  private Finished redialOrFail(String... arguments) {
    try {
      return redial(arguments);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder, ChildJvm.security(folder)).run(arguments);
  }
}
