package dev.redial.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An AsynchronousSocketChannel, whose operations are waited for one by one. */
final class AsyncTransport implements Transport {
  private static final String ATTACHED = "attached";

  private final AsynchronousSocketChannel channel;
  private final boolean byHandler;

  /** What a handler was told. */
  private static final class Told<N extends Number> extends CompletableFuture<Long>
      implements CompletionHandler<N, String> {
    @Override
    public void completed(N count, String attachment) {
      if (attachment.equals(ATTACHED)) {
        complete(count.longValue());
      }
    }

    @Override
    public void failed(Throwable why, String attachment) {
      completeExceptionally(why);
    }
  }

  AsyncTransport(URI target, boolean byHandler) throws IOException {
    this.byHandler = byHandler;
    channel = AsynchronousSocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
    result(channel.connect(new InetSocketAddress(target.getHost(), target.getPort())));
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    if (length == 1 && !byHandler) {
      return result(channel.write(buffers[offset]));
    }
    if (length == 1) {
      var told = new Told<Integer>();
      channel.write(buffers[offset], Tls.TIMEOUT, TimeUnit.MILLISECONDS, ATTACHED, told);
      return result(told);
    }
    var told = new Told<Long>();
    channel.write(buffers, offset, length, Tls.TIMEOUT, TimeUnit.MILLISECONDS, ATTACHED, told);
    return result(told);
  }

  @Override
  public void awaitRoom(long written, long left) {
    // the next write waits for it
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return result(channel.read(into));
  }

  @Override
  public OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  @Override
  public void end() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get(Tls.TIMEOUT, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IOException(e);
    }
  }
}
