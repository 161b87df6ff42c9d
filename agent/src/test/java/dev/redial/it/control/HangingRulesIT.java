package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.ChildJvm.Finished;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rules server that always sends something, and never all of it. */
@Tag("extended")
class HangingRulesIT {
  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private ServerSocket server;
  private volatile boolean drips;
  private final AtomicInteger dripping = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, "own.test", "rules.test");
    origin = lab.origin("own.test");
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    lab.close();
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        var socket = server.accept();
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var out = socket.getOutputStream();
      if (!drips) {
        var rules =
            "version: 1\nrules:\n  - {name: live, match: {host: own.test}, sni: one.test}\n";
        out.write(text(HEAD + "Content-Length: " + rules.length() + "\r\n\r\n" + rules));
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
        return;
      }
      begun.incrementAndGet();
      dripping.incrementAndGet();
      drip(out);
    } catch (IOException e) {
      dripping.decrementAndGet();
    }
  }

  /** Faster than any limit for a single read, and for longer than any for a whole answer. */
  private static void drip(OutputStream out) throws IOException {
    out.write(text(HEAD + "X-Patience: "));
    while (true) {
      out.write('a');
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void start_serverThatDrips_goesOnWithTheCachedRules() throws IOException {
    child();
    drips = true;

    var child = child();

    assertThat(child.errorOutput()).contains("it takes longer than 8 s").contains("1 rule from");
    checkServerName(child, "one.test");
  }

  @Test
  void start_serverThatDripsAndNoCache_goesOnWithoutRules_andTakesThemUpLater() throws IOException {
    drips = true;
    var child = child();
    assertThat(child.errorOutput()).contains("it takes longer than 8 s").contains("not active");
    checkServerName(child, "own.test");

    drips = false;
    Waiting.until("the rules", () -> child.errorOutput().contains(", by change of"));

    checkServerName(child, "one.test");
  }

  @Test
  void start_serverThatDripsAndStrict_doesNotStart() throws Exception {
    drips = true;

    var finished =
        lab.prepared(ChildJvm.running("dev.redial.clients.Hello", folder))
            .agent("rules=" + url() + ",strict=true")
            .run("world", "2");

    assertThat(finished.exitCode()).isEqualTo(1);
    assertThat(finished.error()).contains("it takes longer than 8 s", "strict=true");
  }

  /** Each of them would otherwise wait for the request, and with it whoever attaches. */
  @Test
  void request_underWay_keepsNobodyWaiting() throws Exception {
    var child = child();
    drips = true;
    Waiting.until("a request", () -> begun.get() > 0);

    assertThat(redial("status", child.pid()).out()).contains(", on");
    assertThat(redial("explain", "--pid", child.pid(), "https://own.test/").out())
        .contains("one.test");
    assertThat(redial("off", child.pid()).out()).contains(", off");
    assertThat(ChildJvm.tool("jstack", folder, child.pid()).out()).contains("redial-watch");
    checkServerName(child, "own.test");
    assertThat(redial("on", child.pid()).out()).contains(", on");
    checkServerName(child, "one.test");
  }

  /** The one who dripped has been left. */
  @Test
  void request_givenUp_leavesNoConnection() throws Exception {
    drips = true;
    child();
    drips = false;

    Waiting.until("the end of each request", () -> begun.get() > 0 && dripping.get() == 0);
  }

  private String url() {
    return "http://rules.test:" + server.getLocalPort() + "/live.yaml";
  }

  private Conversation child() throws IOException {
    var child =
        lab.start(
            lab.child()
                .agent("rules=" + url() + ",cache=" + folder.resolve("cache.yaml") + ",log=debug"));
    // answers only once premain is over
    child.ask("security-property", "none");
    return child;
  }

  private void checkServerName(Conversation child, String expected) {
    origin.forget();
    child.ask("socket-shared", "https://own.test:" + origin.port() + "/");
    assertThat(origin.arrival().hello().serverName()).isEqualTo(expected);
  }

  private Finished redial(String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments);
  }
}
