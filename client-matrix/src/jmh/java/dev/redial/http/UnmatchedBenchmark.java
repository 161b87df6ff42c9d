package dev.redial.http;

import dev.redial.bridge.RedialBridge;
import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import dev.redial.operate.Log;
import dev.redial.rule.HostPattern;
import dev.redial.rule.HttpSettings;
import dev.redial.rule.Match;
import dev.redial.rule.RouteSettings;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.rule.TlsSettings;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import okhttp3.Address;
import okhttp3.Authenticator;
import okhttp3.ConnectionSpec;
import okhttp3.Dns;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Route;
import okhttp3.internal.connection.RealConnection;
import okhttp3.internal.connection.RealConnectionPool;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.http.HttpHost;
import org.apache.http.conn.routing.HttpRoute;
import org.apache.http.message.BasicHttpRequest;
import org.apache.http.protocol.BasicHttpContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the hooks add to one request of each client for a host that no rule matches, through the
 * bridge as woven code calls them and on the clients' own objects; {@code rawSocket} and {@code
 * rawClose} are once for each connection.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class UnmatchedBenchmark {
  private static final int RULES = 200;
  private static final String HOST = "other.example.com";
  private static final String URL = "https://" + HOST + "/path";

  private final Decisions decisions =
      new Decisions(RuleSet.of(rules()), false, Log.toStderr(Log.Level.ERROR));

  private final int url = number(new UrlConnectionHook(decisions));
  private final Object urlHead = new Object();

  private final int http1 = number(new HttpClient1Hook(decisions));
  private final StringBuilder http1Head = new StringBuilder("GET /path HTTP/1.1\r\n\r\n");
  private final HttpRequest http1Request = HttpRequest.newBuilder(URI.create(URL)).build();

  private final int http2 = number(new HttpClient2Hook(decisions));
  private final HttpHeaders[] http2Headers = {
    headers(Map.of(":authority", HOST, ":method", "GET", ":path", "/path", ":scheme", "https")),
    headers(Map.of("accept", "text/plain", "user-agent", "benchmark"))
  };

  private final int okHttp = number(new OkHttpHook(decisions));
  private final Request okHttpRequest =
      new Request.Builder().url(URL).header("Host", HOST).header("Accept", "text/plain").build();

  private final int coalescing = number(new OkHttpCoalescingHook(decisions));
  private final Address okHttpAddress = address();
  private final RealConnection okHttpConnection =
      new RealConnection(
          new RealConnectionPool(1, 1, TimeUnit.SECONDS),
          new Route(okHttpAddress, Proxy.NO_PROXY, InetSocketAddress.createUnresolved(HOST, 443)));

  private final int apache4 = number(new Apache4Hook(decisions));
  private final BasicHttpRequest apache4Request = new BasicHttpRequest("GET", "/path");
  private final BasicHttpContext apache4Context = new BasicHttpContext();

  private final int apache5 = number(new Apache5Hook(decisions));
  private final BasicClassicHttpRequest apache5Request =
      new BasicClassicHttpRequest("GET", URI.create(URL));

  private final int netty1 = number(new NettyRequest1Hook(decisions));
  private final int netty1Headers = number(new NettyHeaders1Hook(decisions));
  private final int netty2 = number(new NettyHttp2Hook(decisions));
  private final FullHttpRequest netty1Request =
      new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/path");
  private final Http2Headers netty2Headers =
      new DefaultHttp2Headers().method("GET").scheme("https").authority(HOST).path("/path");
  private final Iterable<?> grpcHeaders =
      new IterableHeaders(":authority", HOST, ":path", "/path", ":method", "POST");
  private ChannelHandlerContext plain;
  private ChannelHandlerContext tls;

  private final RawStreamHook.Pair raw = RawStreamHook.pair(decisions, false);
  private final int rawSocket = number(raw.opens());
  private final int rawClose = number(raw.closes());
  private Socket socket;
  private OutputStream stream;

  /** Makes what needs more than a constructor. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    apache4Context.setAttribute("http.route", new HttpRoute(new HttpHost(HOST, 443, "https")));
    netty1Request.headers().set("Host", HOST);
    plain = context();
    var engine = SSLContext.getDefault().createSSLEngine(HOST, 443);
    engine.setUseClientMode(true);
    tls = context(new SslHandler(engine));
    var loopback = InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
    try (var server = new ServerSocket(0, 1, loopback)) {
      socket = new Socket(loopback, server.getLocalPort());
      stream = socket.getOutputStream();
    }
  }

  /** Closes the one connection. */
  @TearDown
  public void close() throws IOException {
    socket.close();
  }

  private static List<Rule> rules() {
    var rules = new ArrayList<Rule>();
    for (int i = 0; i < RULES; i++) {
      var hosts =
          List.<HostPattern>of(
              new HostPattern.Name("host" + i + ".example.com"),
              new HostPattern.Below("below" + i + ".example.com"));
      rules.add(
          new Rule(
              "rule" + i,
              null,
              Rule.NEVER,
              false,
              1,
              new Match(hosts, List.of(), List.of()),
              TlsSettings.names("cdn.example.com", "cdn.example.com", true, false),
              new HttpSettings("cdn.example.com", Map.of("X-Name", "value"), List.of(), false),
              RouteSettings.NONE));
    }
    return rules;
  }

  private static int number(Hook hook) {
    return hook.number();
  }

  private static HttpHeaders headers(Map<String, String> fields) {
    var lists = new TreeMap<String, List<String>>();
    fields.forEach((name, value) -> lists.put(name, List.of(value)));
    return HttpHeaders.of(lists, (name, value) -> true);
  }

  private static Address address() {
    return new Address(
        HOST,
        443,
        Dns.SYSTEM,
        SocketFactory.getDefault(),
        null,
        null,
        null,
        Authenticator.NONE,
        Proxy.NO_PROXY,
        List.of(Protocol.HTTP_1_1),
        List.of(ConnectionSpec.CLEARTEXT),
        ProxySelector.getDefault());
  }

  private static ChannelHandlerContext context(SslHandler... before) {
    var last = new ChannelInboundHandlerAdapter();
    var channel = new EmbeddedChannel(before);
    channel.pipeline().addLast(last);
    return channel.pipeline().context(last);
  }

  /** Headers that can only be gone through, as gRPC's. */
  private static final class IterableHeaders implements Iterable<Map.Entry<String, String>> {
    private final String[] fields;

    IterableHeaders(String... fields) {
      this.fields = fields;
    }

    @Override
    public Iterator<Map.Entry<String, String>> iterator() {
      return new OwnEntry(fields);
    }
  }

  private static final class OwnEntry
      implements Iterator<Map.Entry<String, String>>, Map.Entry<String, String> {
    private final String[] fields;
    private int next;

    OwnEntry(String[] fields) {
      this.fields = fields;
    }

    @Override
    public boolean hasNext() {
      return next < fields.length;
    }

    @Override
    public Map.Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      next += 2;
      return this;
    }

    @Override
    public String getKey() {
      return fields[next - 2];
    }

    @Override
    public String getValue() {
      return fields[next - 1];
    }

    @Override
    public String setValue(String value) {
      throw new UnsupportedOperationException();
    }
  }

  /** The bridge alone is a part of all the others. */
  @Benchmark
  public Object urlConnection() throws IOException {
    return RedialBridge.call(urlHead, urlHead, HOST, null, url);
  }

  @Benchmark
  public Object httpClient1() throws IOException {
    return RedialBridge.call(http1Head, http1Request, null, null, http1);
  }

  @Benchmark
  public Object httpClient2() throws IOException {
    return RedialBridge.call(http2Headers, null, null, null, http2);
  }

  @Benchmark
  public Object okHttp() throws IOException {
    return RedialBridge.call(okHttpRequest, null, null, null, okHttp);
  }

  @Benchmark
  public Object okHttpCoalescing() throws IOException {
    return RedialBridge.call(true, okHttpAddress, okHttpConnection, null, coalescing);
  }

  @Benchmark
  public Object apache4() throws IOException {
    return RedialBridge.call(apache4Request, apache4Context, null, null, apache4);
  }

  @Benchmark
  public Object apache5() throws IOException {
    return RedialBridge.call(apache5Request, null, null, null, apache5);
  }

  @Benchmark
  public Object netty1() throws IOException {
    RedialBridge.call(netty1Request, plain, null, null, netty1);
    return RedialBridge.call(netty1Request.headers(), null, null, null, netty1Headers);
  }

  @Benchmark
  public Object netty1Tls() throws IOException {
    RedialBridge.call(netty1Request, tls, null, null, netty1);
    return RedialBridge.call(netty1Request.headers(), null, null, null, netty1Headers);
  }

  @Benchmark
  public Object netty2() throws IOException {
    return RedialBridge.call(netty2Headers, plain, null, null, netty2);
  }

  @Benchmark
  public Object netty2Tls() throws IOException {
    return RedialBridge.call(netty2Headers, tls, null, null, netty2);
  }

  @Benchmark
  public Object grpc() throws IOException {
    return RedialBridge.call(grpcHeaders, plain, null, null, netty2);
  }

  @Benchmark
  public Object rawSocket() throws IOException {
    return RedialBridge.call(stream, socket, socket, null, rawSocket);
  }

  @Benchmark
  public Object rawClose() throws IOException {
    return RedialBridge.call(socket, null, null, null, rawClose);
  }
}
