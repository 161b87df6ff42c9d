package dev.redial.matrix;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A DNS server (RFC 1035) that knows some names, for the loopback address, and keeps all it heard.
 */
final class NameServer implements AutoCloseable {
  private static final int LONGEST = 512;
  private static final int HEADER = 12;
  private static final int FLAGS = 2;
  private static final int ANSWERS = 6;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final short INTERNET = 1;
  private static final short ANSWER = (short) 0x8180;
  private static final short NO_SUCH_NAME = (short) 0x8183;
  private static final short ADDRESS = 1;
  private static final short NAME_OF_THE_QUESTION = (short) 0xC00C;

  private final DatagramSocket socket;
  private final Set<String> known;
  private final Set<String> heard = new ConcurrentSkipListSet<>();

  NameServer(String... known) throws IOException {
    this.known = Set.of(known);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::serve, "name-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The names that it was asked for. */
  Set<String> heard() {
    return heard;
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    try {
      while (true) {
        var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        socket.receive(packet);
        var answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // Only the end of the test closes the socket.
      return;
    }
  }

  private byte[] answer(ByteBuffer query) {
    var name = new StringBuilder();
    query.position(HEADER);
    for (int length = query.get(); length > 0; length = query.get()) {
      var label = new byte[length];
      query.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
    }
    heard.add(name.toString());
    boolean isKnown = known.contains(name.toString());
    boolean isAnswered = query.getShort() == ADDRESS && isKnown;
    int end = query.position() + Short.BYTES;
    var answer = ByteBuffer.allocate(LONGEST).put(query.slice(0, end));
    answer.putShort(FLAGS, isKnown ? ANSWER : NO_SUCH_NAME);
    answer.putShort(ANSWERS, (short) (isAnswered ? 1 : 0)).putInt(ANSWERS + Short.BYTES, 0);
    if (isAnswered) {
      answer.putShort(NAME_OF_THE_QUESTION).putShort(ADDRESS).putShort(INTERNET).putInt(60);
      answer.putShort((short) LOOPBACK.length).put(LOOPBACK);
    }
    var bytes = new byte[answer.flip().remaining()];
    answer.get(bytes);
    return bytes;
  }
}
