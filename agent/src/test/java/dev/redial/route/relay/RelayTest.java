package dev.redial.route.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.route.Routes;
import dev.redial.route.dial.Candidate;
import dev.redial.testing.LineServer;
import dev.redial.yaml.RuleFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in by a door of the relay while strangers come to it. */
class RelayTest {
  private static final int CROWD = 1100;

  private final List<Socket> sockets = new ArrayList<>();
  private LineServer server;
  private Candidate candidate;
  private int port;

  @BeforeEach
  void open() throws IOException {
    server = new LineServer();
    var rules =
        """
        version: 1
        rules:
          - {name: moved, match: {host: moved.test}, connect-to: 127.0.0.1}
        """;
    var report = RuleFile.parse(rules.getBytes(StandardCharsets.UTF_8), "f", Path.of("."));
    var decisions =
        new Decisions(Objects.requireNonNull(report.rules()), false, Log.toStderr(Log.Level.OFF));
    var route =
        new Routes(decisions)
            .find("moved.test", InetSocketAddress.createUnresolved("moved.test", server.port()));
    candidate = RelayedCandidate.inOne(Objects.requireNonNull(route));
    port = candidate.port();
  }

  @AfterEach
  void close() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void ownConnection_whoseSecretComesInPieces_isLetIn_andTheDoorCloses() throws IOException {
    var own = connect("127.0.0.1", 0);
    begun(own);
    var secret = secret(own);
    var out = own.getOutputStream();
    out.write(secret, 0, 1);
    out.write(secret, 1, secret.length - 1);

    assertGoesThrough(own);
    assertThatThrownBy(() -> connect("127.0.0.1", 0)).isInstanceOf(ConnectException.class);
  }

  @Test
  void stranger_fromAnotherAddressWithTheSamePort_isReset_evenWithTheSecret() throws IOException {
    var own = connect("127.0.0.1", 0);
    var early = connect("127.0.0.2", own.getLocalPort());
    begun(own);
    var late = fate("127.0.0.3", own.getLocalPort());
    var secret = secret(own);

    assertThat(received(early, secret)).startsWith("Connection reset");
    assertThat(late).startsWith("Connection reset");
    own.getOutputStream().write(secret);
    assertGoesThrough(own);
  }

  @Test
  void rightAddress_withoutTheSecret_isReset() throws IOException {
    var own = connect("127.0.0.1", 0);
    begun(own);
    var guess = secret(own).clone();
    guess[guess.length - 1]++;
    own.getOutputStream().write(guess);

    assertThat(received(own)).isEqualTo("Connection reset");
  }

  @Test
  void crowdThatHoldsItsConnections_keepsNobodyOut() throws IOException {
    var own = connect("127.0.0.1", 0);
    begun(own);
    for (int i = 0; i < CROWD; i++) {
      stranger("127.0.0." + (2 + i % 200));
    }
    own.getOutputStream().write(secret(own));

    assertGoesThrough(own);
    for (var stranger : sockets.subList(1, sockets.size())) {
      assertThat(received(stranger)).isEqualTo("Connection reset");
    }
  }

  /** The door may be closed before the channel gets there: from then on the port is anybody's. */
  @Test
  void strangerAtItsPort_opensNothing() throws IOException {
    var opening = candidate.open(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
    var heard = opening.toSend().clone();
    heard[0] = 1;
    while (!opening.isComplete()) {
      opening.feed(heard, opening.wanted());
    }

    assertThat(opening.failure()).hasMessageContaining("relay gave the connection up");
  }

  private String fate(String from, int localPort) throws IOException {
    try {
      return received(connect(from, localPort));
    } catch (SocketException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The relay may reset its connection before the kernel has told that it stands. */
  private void stranger(String from) throws IOException {
    try {
      connect(from, 0);
    } catch (SocketException e) {
      assertThat(e).hasMessageStartingWith("Connection reset");
      sockets.remove(sockets.size() - 1).close();
    }
  }

  private Socket connect(String from, int localPort) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(from, localPort));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void begun(Socket own) throws IOException {
    candidate.begun(() -> (InetSocketAddress) own.getLocalSocketAddress());
  }

  private byte[] secret(Socket own) throws IOException {
    return candidate.open(() -> (InetSocketAddress) own.getLocalSocketAddress()).toSend();
  }

  private static void assertGoesThrough(Socket own) throws IOException {
    assertThat(own.getInputStream().readNBytes(RelaySession.SECRET_LENGTH))
        .hasSize(RelaySession.SECRET_LENGTH);
    assertThat(new String(own.getInputStream().readNBytes(10), StandardCharsets.US_ASCII))
        .isEqualTo("220 ready\n");
    own.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
    own.shutdownOutput();
    assertThat(new String(own.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo("hello\n");
  }

  /** What comes back for these bytes; the reset may be there before them. */
  private static String received(Socket stranger, byte[] sent) {
    try {
      stranger.getOutputStream().write(sent);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
    return received(stranger);
  }

  private static String received(Socket stranger) {
    try {
      return "byte " + stranger.getInputStream().read();
    } catch (SocketException e) {
      return e.getMessage();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
