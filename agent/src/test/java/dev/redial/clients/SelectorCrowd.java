package dev.redial.clients;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A program with one selector and many connections, which it begins all at once and keeps open
 * until each has the server's line. The field {@code crowd} says how many.
 */
public final class SelectorCrowd {
  private static final int LINE = 64;

  private final Selector selector = Selector.open();
  private final List<SocketChannel> open = new ArrayList<>();
  private final Map<String, Integer> lost = new TreeMap<>();
  private int answered;

  private SelectorCrowd() throws IOException {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    Channels.run(Map.of("crowd", SelectorCrowd::answer));
  }

  /** Says how many had an answer, why others had none, and what each cost. */
  public static String answer(Call call) throws IOException {
    int wanted = Integer.parseInt(call.fields().get("crowd"));
    long memory = memory();
    int threads = threads();
    var crowd = new SelectorCrowd();
    crowd.begin(new InetSocketAddress(call.target().getHost(), call.target().getPort()), wanted);
    crowd.awaitLines();
    int more = threads() - threads;
    long each = (memory() - memory) / wanted;
    crowd.end();
    return String.format(
        "%d answered, lost %s, %d more threads, %d bytes of heap each",
        crowd.answered, crowd.lost, more, each);
  }

  private void begin(InetSocketAddress to, int wanted) throws IOException {
    for (int i = 0; i < wanted; i++) {
      var channel = SocketChannel.open();
      open.add(channel);
      channel.configureBlocking(false);
      boolean connected = channel.connect(to);
      channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }
  }

  private void awaitLines() throws IOException {
    while (answered + lost.values().stream().mapToInt(count -> count).sum() < open.size()) {
      selector.select();
      for (var key : selector.selectedKeys()) {
        try {
          step(key);
        } catch (IOException e) {
          key.cancel();
          lost.merge(e.toString(), 1, Integer::sum);
        }
      }
      selector.selectedKeys().clear();
    }
  }

  private void step(SelectionKey key) throws IOException {
    var channel = (SocketChannel) key.channel();
    if (key.isConnectable()) {
      if (!channel.finishConnect()) {
        throw new IllegalStateException("OP_CONNECT too early");
      }
      key.interestOps(SelectionKey.OP_READ);
      return;
    }
    var part = ByteBuffer.allocate(LINE);
    if (channel.read(part) < 0) {
      throw new EOFException("the end");
    }
    if (part.get(part.position() - 1) == '\n') {
      answered++;
      key.interestOps(0);
    }
  }

  private void end() throws IOException {
    for (var channel : open) {
      channel.close();
    }
    selector.close();
  }

  /** Without those of the JDK's own cleaners, of which some JDKs have one for TLS. */
  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("InnocuousThread-"))
            .count();
  }

  private static long memory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
