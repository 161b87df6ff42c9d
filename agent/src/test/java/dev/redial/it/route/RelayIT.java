package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.clients.Channels;
import dev.redial.testing.Certificates;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.LineServer;
import dev.redial.testing.ListeningPorts;
import dev.redial.testing.ScriptedProxy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ports that the agent opens for channels through a proxy that wants TLS, and others' use of
 * them.
 */
class RelayIT {
  private static final int CROWD = 1100;
  private static final int TUNNELS = 20;

  private Lab lab;
  private LineServer server;
  private ScriptedProxy proxy;
  private Conversation child;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    assumeTrue(Files.exists(Path.of("/proc/self/net/tcp")), "only Linux tells who listens where");
    var authority = new Certificates();
    authority.writePem(folder.resolve("ca.pem"));
    lab = new Lab(folder);
    server = new LineServer();
    proxy = new ScriptedProxy(authority.issue("127.0.0.1"), null);
    var rules =
        """
        version: 1
        proxies:
          one: {url: "https://127.0.0.1:PORT", trust: ca.pem}
        rules:
          - {name: one, match: {host: "*.one.test"}, proxy: one}
          - {name: moved, match: {host: moved.test}, connect-to: 127.0.0.1}
        """
            .replace("PORT", "" + proxy.port());
    var file = lab.file("relay.yaml", rules).toString();
    child = lab.start(lab.child(Channels.class).agent(file));
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
    server.close();
    proxy.close();
  }

  @Test
  void connection_leavesNoPortBehind() throws IOException {
    assertGoesThrough();
    assertThat(ListeningPorts.of(child.pid())).isEmpty();
  }

  @Tag("extended")
  @Test
  void strangersAtEachPortThatOpens_getNothing_andKeepNobodyOut() throws Exception {
    var strangers = new ArrayList<Socket>();
    var isOver = new AtomicBoolean();
    var attack = new FutureTask<Void>(() -> attack(strangers, isOver));
    new Thread(attack).start();
    for (int i = 0; i < TUNNELS; i++) {
      assertThat(ask("plain.one.test", "limit:10000", "bytes:50000"))
          .startsWith("220 ready 50000 same from plain.one.test:");
    }
    isOver.set(true);
    attack.get();
    assertThat(proxy.requests()).hasSize(TUNNELS);
    for (var stranger : strangers) {
      assertThat(received(stranger)).isEqualTo("Connection reset");
      stranger.close();
    }
  }

  /** Comes from many addresses of this machine to each port where the child listens. */
  private Void attack(List<Socket> strangers, AtomicBoolean isOver) throws IOException {
    while (!isOver.get() && strangers.size() < CROWD) {
      for (int port : ListeningPorts.of(child.pid())) {
        for (int i = 0; i < CROWD && strangers.size() < CROWD; i++) {
          comeFrom("127.0.0." + (2 + i % 200), port, strangers);
        }
      }
    }
    return null;
  }

  private static void comeFrom(String address, int port, List<Socket> strangers)
      throws IOException {
    var stranger = new Socket();
    try {
      stranger.bind(new InetSocketAddress(address, 0));
      stranger.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      strangers.add(stranger);
    } catch (ConnectException e) {
      // That port is closed already.
      stranger.close();
    }
  }

  private static String received(Socket stranger) throws IOException {
    try {
      return "byte " + stranger.getInputStream().read();
    } catch (SocketException e) {
      return e.getMessage();
    }
  }

  private void assertGoesThrough(String... fields) {
    var host = "plain.one.test";
    assertThat(ask(host, fields)).isEqualTo("220 ready hello from " + host + ":" + server.port());
  }

  private String ask(String host, String... fields) {
    var words = new ArrayList<>(List.of("selector", "tcp://" + host + ":" + server.port()));
    words.addAll(List.of(fields));
    return child.ask(words.toArray(String[]::new));
  }
}
