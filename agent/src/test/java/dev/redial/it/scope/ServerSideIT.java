package dev.redial.it.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Servers;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM that is server and client at once, under a rule for every host. */
@TestInstance(Lifecycle.PER_CLASS)
class ServerSideIT {
  private Lab lab;
  private Identity own;
  private Origin origin;
  private Conversation child;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "elsewhere.test");
    own = lab.issue("peer.test");
    origin = lab.origin("pinned.test");
    var store = lab.issue("server.test").writeStore(folder.resolve("server.p12"));
    var rules = lab.rules("match: {host: \"*\"}, virtual-host: pinned.test");
    child = lab.start(lab.child(Servers.class).agent(rules.toString()), store.toString());
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  /**
   * The peer's certificate is for another name than the rule's: a server that checked it refuses.
   */
  @ParameterizedTest
  @ValueSource(strings = {"socket", "engine"})
  void serverSide_peerWithCertificate_isServedUnchecked(String kind) throws IOException {
    int port = Integer.parseInt(child.ask(kind));
    var factory = own.context().getSocketFactory();
    try (var socket = (SSLSocket) factory.createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.startHandshake();
      var out = socket.getOutputStream();
      out.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
      assertThat(socket.getSession().getPeerPrincipal()).hasToString("CN=server.test");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket-explicit", "engine-wrap", "url", "http-2"})
  void clientSide_ofTheSameJvm_isPinned(String client) {
    lab.forget();
    assertThat(child.ask(client, "https://elsewhere.test:" + origin.port() + "/"))
        .isEqualTo("answered 200 GET");
    assertThat(origin.arrival().hello().serverName()).isEqualTo("pinned.test");
  }
}
