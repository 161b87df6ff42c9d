package dev.redial.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Neighbours;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.ScriptedProxy;
import dev.redial.testing.UnixEcho;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no rule leads anywhere, where one is for every host: Unix domain sockets, and servers. */
@TestInstance(Lifecycle.PER_CLASS)
class NeighboursIT {
  private Lab lab;
  private ScriptedProxy proxy;
  private Conversation child;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder);
    proxy = new ScriptedProxy(null, null);
    var rules = lab.rules("match: {host: \"*\"}, proxy: \"http://127.0.0.1:" + proxy.port() + "\"");
    child = lab.start(lab.child(Neighbours.class).agent(rules.toString()));
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unix-blocking", "unix-selector"})
  void unixDomainSocket_isConnectedToItsPath(String client) throws IOException {
    ChildJvm.assumeJava(16, "there are no sockets of the UNIX domain");
    try (var server = new UnixEcho()) {
      assertThat(child.ask(client, "unix://" + server.path()))
          .isEqualTo("hello from " + server.path());
    }
    assertThat(proxy.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"server-socket", "server-channel", "server-async"})
  void server_isReachedAsEver(String server) throws IOException {
    int port = Integer.parseInt(child.ask(server));
    try (var visitor = new Socket(InetAddress.getLoopbackAddress(), port)) {
      visitor.getOutputStream().write("knock".getBytes(StandardCharsets.US_ASCII));
      visitor.shutdownOutput();
      assertThat(visitor.getInputStream().readAllBytes()).asString().isEqualTo("knock");
    }
    assertThat(proxy.connections()).isZero();
  }
}
