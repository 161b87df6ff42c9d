package dev.redial.route.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayCopyTest {
  /** More than are copied in one go. */
  private static final int MANY = 100;

  private final Decrypting server = new Decrypting();
  private SocketChannel application;
  private SocketChannel near;
  private RelayCopy copy;

  @BeforeEach
  void connect() throws IOException {
    try (var listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      application = SocketChannel.open(listener.getLocalAddress());
      near = listener.accept();
    }
    near.configureBlocking(false);
    copy = new RelayCopy(near, server, new CopyBuffer(new Buffers()));
  }

  @AfterEach
  void close() throws IOException {
    application.close();
    near.close();
  }

  /** The server's channel is empty by then, and would not tell of them. */
  @Test
  void bytes_thatAreNotDecryptedYet_areComeBackFor() throws IOException {
    for (int i = 0; i < MANY; i++) {
      server.arrived.add("record " + i + "\n");
    }
    int goes = 0;
    do {
      goes++;
      assertThat(copy.run()).isFalse();
    } while ((copy.ofApplication() & SelectionKey.OP_WRITE) != 0);

    assertThat(goes).isBetween(2, MANY);
    assertThat(server.arrived).isEmpty();
    near.shutdownOutput();
    var all =
        new String(application.socket().getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(all).startsWith("record 0\nrecord 1\n").endsWith("record " + (MANY - 1) + "\n");
    assertThat(all.split("\n")).hasSize(MANY);
  }

  @Test
  void bothEnds_haveToEnd() throws IOException {
    server.arrived.add("last words");
    server.isEnded = true;
    assertThat(copy.run()).isFalse();
    assertThat(copy.ofUpstream() & SelectionKey.OP_READ).isZero();
    assertThat(application.socket().getInputStream().readAllBytes()).asString().hasSize(10);

    application.write(ByteBuffer.wrap("goodbye".getBytes(StandardCharsets.US_ASCII)));
    application.shutdownOutput();
    while (!copy.run()) {
      assertThat(copy.ofApplication() & SelectionKey.OP_READ).isNotZero();
    }
    assertThat(server.sent).hasToString("goodbye");
    assertThat(server.isOver).isTrue();
  }

  /** Whose channel has handed over all that it had, to be decrypted piece by piece. */
  private static final class Decrypting implements ServerEnd {
    private final Deque<String> arrived = new ArrayDeque<>();
    private final CopyBuffer received = new CopyBuffer(new Buffers());
    private final StringBuilder sent = new StringBuilder();
    private boolean isEnded;
    private boolean isOver;

    @Override
    public int receive() throws IOException {
      var next = received.isEmpty() ? arrived.poll() : null;
      if (next == null) {
        return isEnded ? -1 : 0;
      }
      var bytes = next.getBytes(StandardCharsets.US_ASCII);
      return received.fill(buffer -> buffer.put(bytes).position());
    }

    @Override
    public CopyBuffer received() {
      return received;
    }

    @Override
    public boolean hasUnread() {
      return !arrived.isEmpty();
    }

    @Override
    public int send(ByteBuffer bytes) {
      int count = bytes.remaining();
      sent.append(StandardCharsets.US_ASCII.decode(bytes));
      return count;
    }

    @Override
    public boolean hasUnsent() {
      return false;
    }

    @Override
    public void flush() {}

    @Override
    public void end() {
      isOver = true;
    }
  }
}
