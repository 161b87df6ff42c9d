package dev.redial.doctor.dial;

import dev.redial.doctor.Proof;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What is polite: how many connections there may be, and how long each and all may take. */
final class Limits {
  /** The rest of 40 is for {@link Proof}. */
  private static final int CONNECTIONS = 32;

  private static final long ALL = 4;

  private final int seconds;
  private final long start = System.nanoTime();
  private final AtomicInteger made = new AtomicInteger();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean isStopped;

  /**
   * Limits for one examination.
   *
   * @param seconds for dialling, and for each answer
   */
  Limits(int seconds) {
    this.seconds = seconds;
  }

  /** For dialling, for each answer of a proxy or a server, and for what is said before TLS. */
  int millis() {
    return (int) TimeUnit.SECONDS.toMillis(seconds);
  }

  /** Counts one more connection, if it may be: one that has begun has its time. */
  void countOneMore() throws FailedException {
    if (isStopped) {
      throw new FailedException(Failure.Kind.NOT_TRIED, "not tried: interrupted", null);
    }
    if (made.incrementAndGet() > CONNECTIONS) {
      throw new FailedException(
          Failure.Kind.NOT_TRIED, "not tried: " + CONNECTIONS + " connections are enough", null);
    }
    if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(ALL * seconds)) {
      throw new FailedException(Failure.Kind.NOT_TRIED, "not tried: it took too long", null);
    }
  }

  /** A socket that {@link #stop} closes. */
  Socket socket() throws IOException {
    var socket = new Socket(Proxy.NO_PROXY);
    sockets.add(socket);
    if (isStopped) {
      socket.close();
    }
    return socket;
  }

  /** Ends all connections, and lets none be made any more. */
  void stop() {
    isStopped = true;
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing more can be done about it.
      }
    }
  }
}
