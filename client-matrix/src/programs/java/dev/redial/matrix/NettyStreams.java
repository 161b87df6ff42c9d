package dev.redial.matrix;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** A channel as streams. It insists on the order of events that Netty promises. */
final class NettyStreams extends SimpleChannelInboundHandler<ByteBuf> {
  private static final int PIPE = 1 << 16;

  private final PipedInputStream in = new PipedInputStream(PIPE);
  private final PipedOutputStream received = new PipedOutputStream();
  private boolean active;
  private volatile Throwable failure;

  InputStream in() {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0 && failure != null) {
          throw new IOException(failure);
        }
        return count;
      }
    };
  }

  OutputStream out(Channel channel) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          channel.writeAndFlush(Unpooled.copiedBuffer(bytes, offset, length)).sync();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) throws IOException {
    received.connect(in);
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    if (active) {
      throw new IllegalStateException("active twice");
    }
    active = true;
    context.read();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws IOException {
    if (!active) {
      throw new IllegalStateException("inactive and never active");
    }
    received.close();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws IOException {
    failure = cause;
    received.close();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.read();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) throws IOException {
    if (!active) {
      throw new IllegalStateException("bytes before it is active");
    }
    bytes.readBytes(received, bytes.readableBytes());
    received.flush();
  }
}
