package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ChannelsContract;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.UnixEcho;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of Netty, on the JDK's and on its own transports, with the JDK's names and with DNS. */
abstract class NettyChannelsContract extends ChannelsContract {
  private static final List<String> NATIVE = List.of("epoll", "io-uring");

  private final Release release;
  private final NameServer names;

  NettyChannelsContract(String program, String release) {
    this.release = Release.oneOf(program, release);
    try {
      this.names = new NameServer("untouched.test", "two-ports.test");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  void stopNames() {
    names.close();
  }

  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    var classes = Files.createTempDirectory(lab.folder(), "classes");
    var child = ChildJvm.running(release.mainClass(), lab.folder());
    Compilation.of(release, classes).forEach(child::classPath);
    return lab.prepared(child).property("dns", names.port());
  }

  @Override
  protected List<String> clients() {
    return List.of(child().ask("all", "tcp://all:1").split(" "));
  }

  @Override
  protected List<String> limited() {
    return clients();
  }

  @Override
  protected String exception(String client) {
    return client.startsWith("nio")
        ? "io.netty.channel.AbstractChannel$AnnotatedSocketException"
        : "java.net.ConnectException";
  }

  @Test
  void names_thatARuleIsFor_areAskedOfNobody() {
    for (var client : clients()) {
      ask(client, "asked-of-nobody.one.test", 443);
      ask(client, "asked-of-somebody.test", 443);
    }
    assertThat(names.heard())
        .contains("asked-of-somebody.test")
        .doesNotContain("asked-of-nobody.one.test", "two-ports.test");
  }

  @Test
  void name_ofARuleWithLowercase_isAskedForInLowerCase(@TempDir Path folder) throws IOException {
    try (var own = new Lab(folder)) {
      var rules = own.rules("match: {host: capital.test, port: 1}, lowercase: true");
      var ruled = start(own, program(own).agent(rules.toString()));
      for (var client : List.of("nio-dns", "epoll-dns")) {
        ruled.ask(client, "tcp://Capital.test:443");
        ruled.ask(client, "tcp://Unruled.test:443");
      }
      assertThat(names.heard())
          .contains("capital.test", "Unruled.test")
          .doesNotContain("Capital.test");
    }
  }

  @Test
  void write_beforeTheTunnelStands_followsIt() {
    for (var host : List.of("bytewise.one.test", "bytewise.two.test")) {
      assertThat(ask("writing-early", host, serverPort())).isEqualTo("220 ready hello ");
    }
  }

  /** As TCP Fast Open has it; without more ado it would be the proxy who reads that. */
  @Test
  void write_beforeConnecting_followsTheTunnel() {
    for (var client : byNative("writing-first")) {
      for (var host : List.of("plain.one.test", "plain.two.test", "moved.test", "listed.test")) {
        assertThat(ask(client, host, serverPort())).as(host).isEqualTo("220 ready hello ");
      }
    }
  }

  @Test
  void unixDomainSocket_isNoRulesBusiness() throws IOException {
    try (var server = new UnixEcho()) {
      assertThat(child().ask("unix", "unix://" + server.path())).isEqualTo("hello");
    }
  }

  @Test
  void close_beforeTheTunnelStands_isWhatTheApplicationHears() {
    for (var host : List.of("silent.one.test", "silent.two.test")) {
      assertThat(ask("leaving-early", host, serverPort())).contains("ClosedChannelException");
    }
  }

  @Test
  void datagrams_ofNativeTransports_leaveNoSandbox(@TempDir Path folder) throws IOException {
    try (var sandbox = new Lab(folder);
        var server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var rules = sandbox.rules("match: {host: 127.0.0.1}, sni: a.test");
      var options = "rules=" + rules + ",sandbox=127.0.0.1:" + server.getLocalPort();
      var inside = sandbox.start(program(sandbox).agent(options));
      var target = "udp://127.0.0.1:" + server.getLocalPort();

      for (var client : byNative("datagram", "datagram-connected")) {
        assertThat(inside.ask(client, target))
            .isEqualTo("java.net.ConnectException: redial: no datagram leaves a sandbox");
        assertThat(child().ask(client, target)).isEqualTo("sent");
      }
    }
  }

  /** By each of Netty's own transports that there is. */
  private List<String> byNative(String... names) {
    var all = new ArrayList<String>();
    for (var name : names) {
      all.add("epoll-" + name);
      if (clients().contains("io-uring")) {
        all.add("io-uring-" + name);
      }
    }
    return all;
  }

  @Test
  void connection_ofNativeTransports_isCountedAsDraining(@TempDir Path folder) throws Exception {
    try (var own = new Lab(folder);
        var proxy = new ScriptedProxy(null, null)) {
      var way = "proxy: 'http://127.0.0.1:" + proxy.port() + "'";
      var rules = own.rules("match: {host: kept.test}, " + way);
      var kept = start(own, program(own).agent(rules.toString()));
      for (var client : clients().contains("io-uring") ? NATIVE : NATIVE.subList(0, 1)) {
        int before = kept.errorOutput().length();
        var url = "tcp://kept.test:" + serverPort();
        var answer = CompletableFuture.supplyAsync(() -> kept.ask(client, url, "until:end"));
        Waiting.until(
            "the client waits", () -> kept.errorOutput().indexOf("waiting for", before) >= 0);
        assertThat(redial(folder, "off", kept.pid()))
            .as(client)
            .contains("rule 'rule-1' no longer holds; 1 connection");
        proxy.breakOff();
        assertThat(answer.join()).contains("Connection reset");
        assertThat(redial(folder, "on", kept.pid())).doesNotContain("no longer holds");
      }
    }
  }

  private static String redial(Path folder, String... arguments) throws Exception {
    return ChildJvm.runningAgentJar(folder).run(arguments).out();
  }

  @Test
  void transports_areTried() {
    assertThat(clients()).contains("epoll");
    boolean isOld = release.toString().contains("4.1.");
    assumeTrue(isOld || clients().contains("io-uring"), "this system forbids io_uring");
  }
}
