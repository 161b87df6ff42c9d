package dev.redial.route;

import com.sun.management.OperatingSystemMXBean;
import dev.redial.clients.Call;
import dev.redial.clients.Channels;
import dev.redial.clients.Client;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The program that {@link RouteBenchmark} measures: it loads through a proxy of its own, if the
 * property {@code own.proxy} names one, or else as an agent leads it.
 */
public final class RouteLoad {
  private static final int CONNECTIONS = 40;
  private static final int BLOCK = 1 << 16;
  private static final int MOST_PENDING = 100;
  private static final SSLSocketFactory TLS = (SSLSocketFactory) SSLSocketFactory.getDefault();

  private RouteLoad() {}

  /** Answers until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    var all = new HashMap<String, Client>();
    all.put("socket-connect", call -> latency(() -> line(call)));
    all.put("socket-load", call -> throughput(bytes(call), () -> socket(call, bytes(call))));
    all.put("socket-cpu", call -> work(bytes(call), () -> socket(call, bytes(call))));
    all.put("url-connect", call -> latency(() -> url(call, 1)));
    all.put("url-load", call -> throughput(bytes(call), () -> url(call, bytes(call))));
    all.put("url-cpu", call -> work(bytes(call), () -> url(call, bytes(call))));
    all.put("http-connect", call -> latency(() -> http(call, 1)));
    all.put("http-load", call -> throughput(bytes(call), () -> http(call, bytes(call))));
    all.put("http-cpu", call -> work(bytes(call), () -> http(call, bytes(call))));
    all.put("crowd", RouteLoad::crowd);
    Channels.run(all);
  }

  private interface Load {
    void run() throws Exception;
  }

  private static int bytes(Call call) {
    return Integer.parseInt(call.fields().getOrDefault("bytes", "1"));
  }

  /** The median of some new connections, each with one short request, in microseconds. */
  private static String latency(Load load) throws Exception {
    var times = new long[CONNECTIONS];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      load.run();
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    return String.valueOf(times[times.length / 2] / 1000);
  }

  /** Megabytes in a second. */
  private static String throughput(int bytes, Load load) throws Exception {
    long start = System.nanoTime();
    load.run();
    return String.valueOf(bytes * 1000L / (System.nanoTime() - start));
  }

  /** Milliseconds of processor for a gigabyte, which a busy machine changes less. */
  private static String work(int bytes, Load load) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = system.getProcessCpuTime();
    load.run();
    return String.valueOf((system.getProcessCpuTime() - start) * 1000 / bytes);
  }

  private static @Nullable InetSocketAddress ownProxy() {
    int port = Integer.getInteger("own.proxy", 0);
    return port == 0 ? null : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static URI target(Call call, int bytes) {
    return call.targets().get(0).resolve("/" + bytes);
  }

  /** A connection without TLS inside, as far as the server's first byte. */
  private static void line(Call call) throws IOException {
    try (var socket = connected(call)) {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("no answer");
      }
    }
  }

  private static void socket(Call call, int bytes) throws IOException {
    var target = call.targets().get(0);
    try (var below = connected(call);
        var socket = TLS.createSocket(below, target.getHost(), target.getPort(), true)) {
      var request = "GET /" + bytes + " HTTP/1.1\r\nHost: " + target.getHost() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      readHead(socket.getInputStream());
      drain(socket.getInputStream(), bytes);
    }
  }

  private static Socket connected(Call call) throws IOException {
    var proxy = ownProxy();
    var target = call.targets().get(0);
    return proxy == null ? new Socket(target.getHost(), target.getPort()) : tunnel(proxy, target);
  }

  /** A tunnel as a program makes it by hand. */
  private static Socket tunnel(InetSocketAddress proxy, URI target) throws IOException {
    var socket =
        Boolean.getBoolean("own.proxy.secure")
            ? TLS.createSocket(proxy.getAddress(), proxy.getPort())
            : new Socket(proxy.getAddress(), proxy.getPort());
    var request =
        "CONNECT "
            + target.getAuthority()
            + " HTTP/1.1\r\nHost: "
            + target.getAuthority()
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    readHead(socket.getInputStream());
    return socket;
  }

  private static void readHead(InputStream in) throws IOException {
    int ends = 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no answer");
      }
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
    }
  }

  private static void url(Call call, int bytes) throws IOException {
    var address = ownProxy();
    var proxy = address == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, address);
    var connection = (HttpsURLConnection) target(call, bytes).toURL().openConnection(proxy);
    connection.setRequestProperty("Connection", "close");
    try (var in = connection.getInputStream()) {
      drain(in, bytes);
    }
  }

  private static void http(Call call, int bytes) throws Exception {
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    var address = ownProxy();
    if (address != null) {
      builder.proxy(ProxySelector.of(address));
    }
    var request = HttpRequest.newBuilder(target(call, bytes)).build();
    try (var in = builder.build().send(request, BodyHandlers.ofInputStream()).body()) {
      drain(in, bytes);
    }
  }

  private static void drain(InputStream in, int expected) throws IOException {
    var block = new byte[BLOCK];
    int total = 0;
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      total += count;
    }
    if (total != expected) {
      throw new IOException(total + " of " + expected + " bytes");
    }
  }

  /** Many connections on one selector, all of them open until the last has the server's line. */
  private static String crowd(Call call) throws Exception {
    int wanted = bytes(call);
    var target = call.targets().get(0);
    var to = new InetSocketAddress(target.getHost(), target.getPort());
    long memory = memory();
    int threads = threads();
    var selector = Selector.open();
    var open = new ArrayList<SocketChannel>();
    int answered = 0;
    while (answered < wanted) {
      while (open.size() < wanted && open.size() - answered < MOST_PENDING) {
        open.add(begin(selector, to));
      }
      selector.select();
      for (var key : selector.selectedKeys()) {
        answered += step(key) ? 1 : 0;
      }
      selector.selectedKeys().clear();
    }
    long each = (memory() - memory) / wanted;
    int more = threads() - threads;
    for (var channel : open) {
      channel.close();
    }
    return answered + " answered, " + each + " bytes of heap each, " + more + " more threads";
  }

  private static SocketChannel begin(Selector selector, InetSocketAddress to) throws IOException {
    var channel = SocketChannel.open();
    channel.configureBlocking(false);
    boolean connected = channel.connect(to);
    channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    return channel;
  }

  /** Reads on once it is connected; answers whether the server's line has ended. */
  private static boolean step(SelectionKey key) throws IOException {
    var channel = (SocketChannel) key.channel();
    if (key.isConnectable()) {
      channel.finishConnect();
      key.interestOps(SelectionKey.OP_READ);
      return false;
    }
    var part = ByteBuffer.allocate(64);
    if (channel.read(part) < 0) {
      throw new IOException("lost");
    }
    boolean isWhole = StandardCharsets.US_ASCII.decode(part.flip()).toString().endsWith("\n");
    if (isWhole) {
      key.interestOps(0);
    }
    return isWhole;
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long memory() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
