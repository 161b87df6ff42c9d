package dev.redial.fetch;

import dev.redial.work.AgentThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One GET, in a thread of its own. The caller can give it up, whether it hangs in a look-up, in a
 * handshake or in an answer that never ends.
 *
 * <p>It dials by a channel, as the implementation of {@link Socket} and its proxy may be the
 * application's.
 */
final class Request extends AgentThread {
  private static final int MOST_REDIRECTS = 5;
  private static final int LARGEST = (16 << 20) + 1;
  private static final int CONNECT_MILLIS = 5_000;

  private final WebAddress first;
  private final Map<String, String> conditions;
  private final @Nullable OwnTls tls;

  // Guarded by this object's lock.
  private @Nullable SocketChannel channel;
  private boolean isGivenUp;
  private boolean isOver;
  private @Nullable Answer answer;
  private @Nullable IOException failure;

  /**
   * Not sent yet.
   *
   * @param conditions the fields that ask for a file only if it has changed
   * @param tls for an address that has it, null for others
   */
  Request(WebAddress to, Map<String, String> conditions, @Nullable OwnTls tls) {
    super("request");
    this.first = to;
    this.conditions = conditions;
    this.tls = tls;
  }

  @Override
  protected void work() {
    Answer got = null;
    IOException thrown = null;
    try {
      got = follow();
    } catch (IOException e) {
      thrown = e;
    } catch (RuntimeException | LinkageError e) {
      thrown = new IOException(e.toString(), e);
    }
    synchronized (this) {
      answer = got;
      failure = thrown;
      isOver = true;
      notifyAll();
    }
    close();
  }

  /** Whether it is not over, although nobody may wait for it any more. */
  synchronized boolean hangs() {
    return !isOver;
  }

  /**
   * Waits for the answer, and gives up when the time is over.
   *
   * @throws IOException if there is none
   */
  Answer await(long millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (this) {
      long left = millis;
      try {
        while (!isOver && left > 0) {
          wait(left);
          left = (end - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      isGivenUp = !isOver;
      if (failure != null) {
        throw failure;
      }
      if (answer != null) {
        return answer;
      }
    }
    close();
    throw new IOException("it takes longer than " + millis / 1_000 + " s");
  }

  private Answer follow() throws IOException {
    var to = first;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      var got = exchange(to);
      var location = got.isRedirect() ? got.field("location") : null;
      if (location == null) {
        return got;
      }
      to = to.redirected(location);
    }
    throw new IOException("the server redirects more than " + MOST_REDIRECTS + " times");
  }

  private Answer exchange(WebAddress to) throws IOException {
    var socket = connected(to).socket();
    if (tls != null) {
      socket = tls.over(socket, to);
    }
    send(to, socket);
    return new AnswerReader(socket.getInputStream(), LARGEST).read(to);
  }

  /** To one of the host's addresses, in turn. */
  private SocketChannel connected(WebAddress to) throws IOException {
    IOException last = null;
    for (var address : InetAddress.getAllByName(to.host())) {
      var fresh = open();
      try {
        fresh.socket().connect(new InetSocketAddress(address, to.port()), CONNECT_MILLIS);
        return fresh;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last == null ? new IOException("its host has no address") : last;
  }

  private SocketChannel open() throws IOException {
    close();
    var fresh = SocketChannel.open();
    boolean isLate;
    synchronized (this) {
      channel = fresh;
      isLate = isGivenUp;
    }
    if (isLate) {
      close();
      throw new IOException("it was given up");
    }
    return fresh;
  }

  private void send(WebAddress to, Socket socket) throws IOException {
    var head = new StringBuilder("GET ").append(to.target()).append(" HTTP/1.1\r\nHost: ");
    head.append(to.authority());
    head.append("\r\nAccept: */*\r\nUser-Agent: redial\r\nConnection: close\r\n");
    conditions.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(latin(head.toString()));
    var credentials = to.isServerOf(first) ? first.credentials() : null;
    if (credentials != null) {
      bytes.writeBytes(latin("Authorization: Basic "));
      bytes.writeBytes(credentials);
      bytes.writeBytes(latin("\r\n"));
      Arrays.fill(credentials, (byte) 0);
    }
    bytes.writeBytes(latin("\r\n"));
    bytes.writeTo(socket.getOutputStream());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void close() {
    SocketChannel open;
    synchronized (this) {
      open = channel;
      channel = null;
    }
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // Nothing is lost with it.
    }
  }
}
