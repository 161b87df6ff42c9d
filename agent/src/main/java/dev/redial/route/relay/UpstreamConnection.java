package dev.redial.route.relay;

import dev.redial.route.dial.ConnectAttempt;
import dev.redial.route.dial.LookUps;
import dev.redial.route.dial.Wire;
import dev.redial.route.proxy.ProxyTrust;
import dev.redial.rule.host.HostName;
import dev.redial.rule.route.ProxySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import javax.net.ssl.SNIHostName;
import org.jspecify.annotations.Nullable;

/** A relay's own connection, with TLS to the proxy if that wants it. For the relay's thread. */
final class UpstreamConnection implements Wire, ServerEnd {
  private final Relay relay;
  private final @Nullable ProxySettings proxy;
  private final Runnable onNews;
  private final CopyBuffer plain;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable TlsCodec tls;

  /**
   * @param proxy whom to speak TLS with, or null
   * @param onNews called by the relay's thread when something may be done
   */
  UpstreamConnection(Relay relay, @Nullable ProxySettings proxy, Runnable onNews) {
    this.relay = relay;
    this.proxy = proxy;
    this.onNews = onNews;
    this.plain = new CopyBuffer(relay.buffers());
  }

  @Override
  public boolean connect(InetAddress address, int port) throws IOException {
    var fresh = SocketChannel.open();
    channel = fresh;
    fresh.configureBlocking(false);
    fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
    fresh.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    key = relay.register(fresh, onNews);
    fresh.connect(new InetSocketAddress(address, port));
    return false;
  }

  @Override
  public boolean isConnected() throws IOException {
    var open = channel();
    if (!open.isConnected() && !open.finishConnect()) {
      return false;
    }
    if (proxy == null) {
      return true;
    }
    if (tls == null) {
      tls = codec(proxy);
    }
    return tls.shakeHands(open);
  }

  private TlsCodec codec(ProxySettings to) throws IOException {
    var host = to.address().host();
    var engine = ProxyTrust.context(to.trust()).createSSLEngine(host, to.address().port());
    engine.setUseClientMode(true);
    var parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    if (!HostName.isIp(host)) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    engine.setSSLParameters(parameters);
    engine.beginHandshake();
    return new TlsCodec(engine, relay.buffers(), LookUps.workers(), () -> relay.execute(onNews));
  }

  @Override
  public InetSocketAddress local() throws IOException {
    return (InetSocketAddress) channel().getLocalAddress();
  }

  @Override
  public void disconnect() throws IOException {
    close();
    tls = null;
  }

  /** Never more than is asked for: the rest waits for {@link #receive}. */
  @Override
  public int read(ByteBuffer bytes) throws IOException {
    int count = receive();
    if (plain.isEmpty()) {
      return count;
    }
    return plain.drain(
        content -> {
          int length = Math.min(content.remaining(), bytes.remaining());
          bytes.put(content.slice(content.position(), length));
          content.position(content.position() + length);
          return length;
        });
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    send(bytes);
  }

  @Override
  public int send(ByteBuffer bytes) throws IOException {
    return tls == null ? channel().write(bytes) : tls.send(channel(), bytes);
  }

  @Override
  public int receive() throws IOException {
    if (!plain.isEmpty()) {
      return 0;
    }
    var open = channel();
    var codec = tls;
    return codec == null ? plain.readFrom(open) : plain.fill(buffer -> codec.receive(open, buffer));
  }

  @Override
  public CopyBuffer received() {
    return plain;
  }

  @Override
  public boolean hasUnsent() {
    return tls != null && tls.hasUnsent();
  }

  @Override
  public boolean hasUnread() {
    return tls != null && tls.hasUnread();
  }

  @Override
  public void flush() throws IOException {
    if (tls != null) {
      tls.flush(channel());
    }
  }

  @Override
  public void end() throws IOException {
    if (tls != null) {
      tls.end(channel());
    }
    channel().shutdownOutput();
  }

  void await(int operations) {
    if (key != null && key.isValid()) {
      key.interestOps(operations);
    }
  }

  /** What to wait for while connecting. */
  void await(ConnectAttempt.Need need) {
    boolean connecting = need == ConnectAttempt.Need.CONNECTED && !channel().isConnected();
    await(
        connecting
            ? SelectionKey.OP_CONNECT
            : SelectionKey.OP_READ | (hasUnsent() ? SelectionKey.OP_WRITE : 0));
  }

  void reset() throws IOException {
    if (channel != null && channel.isOpen()) {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    close();
  }

  void close() throws IOException {
    plain.clear();
    if (tls != null) {
      tls.clear();
    }
    if (channel != null) {
      channel.close();
    }
  }

  private SocketChannel channel() {
    if (channel == null) {
      throw new IllegalStateException("not connected");
    }
    return channel;
  }
}
