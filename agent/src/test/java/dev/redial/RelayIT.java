package dev.redial;

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
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The port that the agent opens for channels through a proxy that wants TLS, and others' use of it.
 */
class RelayIT {
  /** More than the relay takes at once. */
  private static final int CROWD = 1100;

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
  void port_isOpenedForTheFirstSuchConnection_andOnlyForThat() throws IOException {
    assertThat(ask("moved.test")).isEqualTo("220 ready hello from moved.test:" + server.port());
    assertThat(ListeningPorts.of(child.pid())).isEmpty();
    assertGoesThrough();
    assertThat(ListeningPorts.of(child.pid())).hasSize(1);
  }

  @Test
  void stranger_getsNothing() throws IOException {
    assertGoesThrough();
    int port = ListeningPorts.of(child.pid()).iterator().next();
    try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
      stranger
          .getOutputStream()
          .write("CONNECT a:1 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertGoesThrough();
      assertThat(received(stranger)).isEqualTo("Connection reset");
    }
    assertThat(proxy.requests()).hasSize(2);
  }

  @Test
  void crowdOfStrangers_doesNotStay_andKeepsNobodyOut() throws IOException {
    assertGoesThrough();
    int port = ListeningPorts.of(child.pid()).iterator().next();
    List<Socket> strangers = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      strangers.add(new Socket(InetAddress.getLoopbackAddress(), port));
    }
    assertGoesThrough("limit:50000");
    assertThat(received(strangers.get(0))).isEqualTo("Connection reset");
    for (var stranger : strangers) {
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
