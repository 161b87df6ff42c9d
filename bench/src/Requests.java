import com.sun.management.OperatingSystemMXBean;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/**
 * Sends requests one after another over one connection: {@code CLIENT URL [PID...]}. Prints the CPU of
 * each of the first ones, that of later ones, and the median latency of these, in microseconds. The
 * CPU is that of this process and of those named.
 */
final class Requests {
  private static final int COLD = 10_000;
  private static final int UNTIL_WARM = 40_000;
  private static final int WARM = 20_000;

  /** Sends requests, each after the answer to the one before. */
  private interface Client {
    void send(int count) throws Exception;
  }

  private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final List<ProcessHandle> others;
  private final long[] answered = new long[UNTIL_WARM + WARM];
  private int answers;

  private Requests(List<ProcessHandle> others) {
    this.others = others;
  }

  public static void main(String[] arguments) throws Exception {
    var others = Arrays.stream(arguments).skip(2).map(Long::parseLong).flatMap(pid -> ProcessHandle.of(pid).stream());
    var requests = new Requests(others.toList());
    double start = requests.cpu();
    var client = requests.client(arguments[0], URI.create(arguments[1]));
    client.send(COLD);
    double cold = requests.cpu() - start;
    client.send(UNTIL_WARM - COLD);
    double warm = requests.cpu();
    client.send(WARM);
    warm = requests.cpu() - warm;
    System.out.printf("%.1f %.1f %d%n", cold / COLD, warm / WARM, requests.latency());
    System.exit(0);
  }

  private Client client(String name, URI uri) throws Exception {
    return switch (name) {
      case "http" -> jdk(uri);
      case "apache" -> apache(uri);
      case "netty" -> new Netty(uri);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Of all processes so far, in microseconds. */
  private double cpu() {
    long theirs =
        others.stream().map(process -> process.info().totalCpuDuration().orElseThrow()).mapToLong(Duration::toNanos).sum();
    return (system.getProcessCpuTime() + theirs) / 1000.0;
  }

  private void answer(int status) {
    if (status != 200) {
      throw new IllegalStateException("status " + status);
    }
    answered[answers++] = System.nanoTime();
  }

  private long latency() {
    var times = new long[WARM];
    for (int i = 0; i < WARM; i++) {
      times[i] = answered[UNTIL_WARM + i] - answered[UNTIL_WARM + i - 1];
    }
    Arrays.sort(times);
    return times[WARM / 2] / 1000;
  }

  private Client jdk(URI uri) {
    var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return count -> {
      for (int i = 0; i < count; i++) {
        var request = HttpRequest.newBuilder(uri).build();
        answer(client.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode());
      }
    };
  }

  private Client apache(URI uri) {
    var client = HttpClients.createDefault();
    return count -> {
      for (int i = 0; i < count; i++) {
        answer(
            client.execute(
                new HttpGet(uri),
                response -> {
                  EntityUtils.consume(response.getEntity());
                  return response.getCode();
                }));
      }
    };
  }

  /** As a program uses it that is written for it: the event loop sends the next request. */
  private final class Netty extends SimpleChannelInboundHandler<FullHttpResponse> implements Client {
    private final URI uri;
    private final SocketChannel channel;
    private int left;

    Netty(URI uri) throws Exception {
      this.uri = uri;
      channel =
          (SocketChannel)
              new Bootstrap()
                  .group(new NioEventLoopGroup(1))
                  .channel(NioSocketChannel.class)
                  .handler(
                      new ChannelInitializer<SocketChannel>() {
                        @Override
                        protected void initChannel(SocketChannel opened) throws Exception {
                          if (uri.getScheme().equals("https")) {
                            opened.pipeline().addLast(tls(opened));
                          }
                          opened
                              .pipeline()
                              .addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 16), Netty.this);
                        }
                      })
                  .connect(uri.getHost(), uri.getPort())
                  .sync()
                  .channel();
    }

    private SslHandler tls(SocketChannel opened) throws Exception {
      var context = SslContextBuilder.forClient().sslProvider(SslProvider.JDK).build();
      var engine = context.newEngine(opened.alloc(), uri.getHost(), uri.getPort());
      var parameters = engine.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      engine.setSSLParameters(parameters);
      return new SslHandler(engine);
    }

    @Override
    public synchronized void send(int count) throws InterruptedException {
      left = count;
      next(channel);
      while (left > 0) {
        wait();
      }
    }

    private void next(SocketChannel to) {
      var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri.getRawPath());
      request.headers().set(HttpHeaderNames.HOST, uri.getAuthority());
      to.writeAndFlush(request);
    }

    @Override
    protected synchronized void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
      answer(response.status().code());
      if (--left > 0) {
        next(channel);
      } else {
        notify();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      cause.printStackTrace();
      System.exit(1);
    }
  }
}
