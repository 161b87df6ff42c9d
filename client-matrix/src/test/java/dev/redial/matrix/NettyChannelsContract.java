package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ChannelsContract;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of Netty, on the JDK's and on its own transports, with the JDK's names and with DNS. */
abstract class NettyChannelsContract extends ChannelsContract {
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
  void write_beforeTheTunnelStands_followsIt() {
    for (var host : List.of("bytewise.one.test", "bytewise.two.test")) {
      assertThat(ask("writing-early", host, serverPort())).isEqualTo("220 ready hello ");
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

      for (var client : datagramClients()) {
        assertThat(inside.ask(client, target))
            .isEqualTo("java.net.ConnectException: redial: no datagram leaves a sandbox");
        assertThat(child().ask(client, target)).isEqualTo("sent");
      }
    }
  }

  private List<String> datagramClients() {
    var names = new ArrayList<>(List.of("epoll-datagram", "epoll-datagram-connected"));
    if (clients().contains("io-uring")) {
      names.addAll(List.of("io-uring-datagram", "io-uring-datagram-connected"));
    }
    return names;
  }

  @Test
  void transports_areTried() {
    assertThat(clients()).contains("epoll");
    boolean isOld = release.toString().contains("4.1.");
    assumeTrue(isOld || clients().contains("io-uring"), "this system forbids io_uring");
  }
}
