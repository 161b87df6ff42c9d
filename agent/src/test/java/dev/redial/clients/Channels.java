package dev.redial.clients;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Programs on the JDK's channels: each connects to the URL's host and port, reads the server's
 * line, sends one and reads it back. The field {@code limit} is their own limit in milliseconds.
 */
public final class Channels {
  /** All of them. */
  public static final List<String> ALL = List.copyOf(all().keySet());

  private static final int LINE = 64;
  private static final int BANNER = 10;
  private static final String HELLO = "hello\n";

  private Channels() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    run(all());
  }

  /** Answers with these, by their names. */
  public static void run(Map<String, Client> clients) throws IOException {
    Clients.run(line -> answer(clients, line));
  }

  private static String answer(Map<String, Client> clients, String line) {
    var words = List.of(line.split(" "));
    try {
      return clients.get(words.get(0)).answer(Call.parse(words.subList(1, words.size())));
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    } catch (Exception e) {
      return e.toString();
    }
  }

  static Map<String, Client> all() {
    var all = new LinkedHashMap<String, Client>();
    all.put("blocking", call -> talk(call, SocketChannel.open(address(call))));
    all.put("adaptor", Channels::adaptor);
    all.put("unresolved", Channels::unresolved);
    all.put("adaptor-unresolved", Channels::adaptorUnresolved);
    all.put("selector", Channels::selector);
    all.put("polling", Channels::polling);
    all.put("turning-blocking", Channels::turningBlocking);
    all.put("async-handler", Channels::asyncHandler);
    all.put("async-future", Channels::asyncFuture);
    return all;
  }

  private static InetSocketAddress address(Call call) {
    return new InetSocketAddress(call.target().getHost(), call.target().getPort());
  }

  /** The client's own limit in milliseconds, or 0. */
  public static int limit(Call call) {
    return Integer.parseInt(call.fields().getOrDefault("limit", "0"));
  }

  private static String adaptor(Call call) throws Exception {
    var channel = SocketChannel.open();
    channel.socket().connect(address(call), limit(call));
    return talk(call, channel);
  }

  private static String adaptorUnresolved(Call call) throws Exception {
    var channel = SocketChannel.open();
    channel.socket().connect(notLookedUp(call), limit(call));
    return talk(call, channel);
  }

  private static String unresolved(Call call) throws Exception {
    return talk(call, SocketChannel.open(notLookedUp(call)));
  }

  private static InetSocketAddress notLookedUp(Call call) {
    return InetSocketAddress.createUnresolved(call.target().getHost(), call.target().getPort());
  }

  static String selector(Call call) throws Exception {
    var selector = Selector.open();
    var channel = SocketChannel.open();
    channel.configureBlocking(false);
    var key = channel.register(selector, 0);
    if (!channel.connect(address(call))) {
      key.interestOps(SelectionKey.OP_CONNECT);
      awaitConnect(selector, limit(call));
      if (!channel.finishConnect()) {
        throw new IllegalStateException("OP_CONNECT too early");
      }
    }
    var line = ByteBuffer.allocate(LINE);
    key.interestOps(SelectionKey.OP_READ);
    while (line.position() < BANNER) {
      selector.select(10_000);
      selector.selectedKeys().clear();
      read(channel, line);
    }
    selector.close();
    channel.configureBlocking(true);
    return text(line) + " " + echo(call, channel);
  }

  private static void awaitConnect(Selector selector, int limit) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limit == 0 ? 30_000 : limit);
    int wakes = 0;
    for (; ; ) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new SocketTimeoutException("the application's own limit");
      }
      if (selector.select(left) > 0) {
        selector.selectedKeys().clear();
        return;
      }
      if (++wakes > 100) {
        throw new IllegalStateException("the selector spins");
      }
    }
  }

  private static String polling(Call call) throws Exception {
    var channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(address(call));
    while (!channel.finishConnect()) {
      LockSupport.parkNanos(1);
    }
    channel.configureBlocking(true);
    return talk(call, channel);
  }

  private static String turningBlocking(Call call) throws Exception {
    var channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.connect(address(call));
    channel.configureBlocking(true);
    channel.finishConnect();
    return talk(call, channel);
  }

  private static String asyncFuture(Call call) throws Exception {
    var channel = AsynchronousSocketChannel.open();
    var connected = channel.connect(address(call));
    if (limit(call) > 0) {
      connected.get(limit(call), TimeUnit.MILLISECONDS);
    } else {
      connected.get();
    }
    return talk(call, channel);
  }

  private static String asyncHandler(Call call) throws Exception {
    var channel = AsynchronousSocketChannel.open();
    var connected = new CompletableFuture<Object>();
    channel.connect(
        address(call),
        "attachment",
        new CompletionHandler<>() {
          @Override
          public void completed(Void result, String attachment) {
            connected.complete(attachment);
          }

          @Override
          public void failed(Throwable why, String attachment) {
            connected.completeExceptionally(why);
          }
        });
    if (!connected.get().equals("attachment")) {
      throw new IllegalStateException("not the attachment");
    }
    return talk(call, channel);
  }

  private static String talk(Call call, AsynchronousSocketChannel channel) throws Exception {
    var answer =
        talk(
            call,
            java.nio.channels.Channels.newInputStream(channel),
            java.nio.channels.Channels.newOutputStream(channel),
            channel::shutdownOutput,
            (InetSocketAddress) channel.getRemoteAddress());
    channel.close();
    return answer;
  }

  /** Reads the server's line, and goes on as the call says. */
  public static String talk(
      Call call, InputStream in, OutputStream out, Callable<?> end, InetSocketAddress remote)
      throws Exception {
    var line = new String(in.readNBytes(BANNER), StandardCharsets.US_ASCII).strip();
    return line + " " + echo(call, in, out, end) + from(remote);
  }

  private static String talk(Call call, SocketChannel channel) throws Exception {
    var line = ByteBuffer.allocate(LINE);
    while (line.position() < BANNER) {
      read(channel, line);
    }
    return text(line) + " " + echo(call, channel);
  }

  private static String echo(Call call, SocketChannel channel) throws Exception {
    var remote = (InetSocketAddress) channel.getRemoteAddress();
    var in = channel.socket().getInputStream();
    var echo = echo(call, in, output(channel), channel::shutdownOutput);
    channel.close();
    return echo + from(remote);
  }

  /** In Java 8 and 11, the two streams of a channel's socket keep each other out. */
  private static OutputStream output(SocketChannel channel) {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        var left = ByteBuffer.wrap(bytes, offset, length);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
    };
  }

  /** Sends a line or that many bytes, and reads them back at the same time. */
  private static String echo(Call call, InputStream in, OutputStream out, Callable<?> end)
      throws Exception {
    var count = call.fields().get("bytes");
    if (call.fields().containsKey("until")) {
      System.err.println("waiting for the end");
      return in.readAllBytes().length + " more";
    }
    if (call.fields().containsKey("half")) {
      out.write(HELLO.getBytes(StandardCharsets.US_ASCII));
      end.call();
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
    if (count == null) {
      out.write(HELLO.getBytes(StandardCharsets.US_ASCII));
      return new String(in.readNBytes(HELLO.length()), StandardCharsets.US_ASCII).strip();
    }
    var sent = new byte[Integer.parseInt(count)];
    new Random(1).nextBytes(sent);
    var sender = new FutureTask<>(() -> write(out, sent), null);
    new Thread(sender).start();
    var received = in.readNBytes(sent.length);
    sender.get();
    return received.length + (Arrays.equals(received, sent) ? " same" : " different");
  }

  private static void write(OutputStream out, byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String from(InetSocketAddress remote) {
    return " from " + remote.getHostString() + ":" + remote.getPort();
  }

  private static void read(SocketChannel channel, ByteBuffer line) throws IOException {
    if (channel.read(line) < 0) {
      throw new EOFException("the end");
    }
  }

  private static String text(ByteBuffer buffer) {
    return StandardCharsets.US_ASCII.decode(buffer.flip()).toString().strip();
  }
}
