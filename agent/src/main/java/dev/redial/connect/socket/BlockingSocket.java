package dev.redial.connect.socket;

import dev.redial.reflect.Handles;
import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOptions;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The {@code sun.nio.ch.NioSocketImpl} of a socket, below what the application sees of it.
 *
 * <p>It does not keep the socket from being collected. Until {@link #release}, what it does ends at
 * a deadline.
 */
final class BlockingSocket {
  private final WeakReference<Object> impl;
  private final int applicationTimeout;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private int connections;
  private long deadline;
  private boolean dialling;

  BlockingSocket(Object impl) throws SocketException {
    this.impl = new WeakReference<>(impl);
    applicationTimeout = (Integer) ((SocketOptions) impl).getOption(SocketOptions.SO_TIMEOUT);
  }

  private Object impl() throws SocketException {
    var known = impl.get();
    if (known == null) {
      throw new SocketException("Socket closed");
    }
    return known;
  }

  private SocketOptions options() throws SocketException {
    return (SocketOptions) impl();
  }

  /** Dials within a time in milliseconds, or without end for 0; no rule holds for it. */
  void connect(InetSocketAddress to, int millis) throws IOException {
    beginConnection();
    try {
      NioSocketMembers.CONNECT.invokeExact(impl(), (SocketAddress) to, millis);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  private void beginConnection() {
    lock.writeLock().lock();
    try {
      connections++;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The connection that {@link #connect} was called for last. */
  SocketConnection connection() {
    return new SocketConnection(this, connections);
  }

  /** How many connections were begun; changes only while nobody holds {@link #uses}. */
  int connections() {
    return connections;
  }

  /** Held, by any number of threads, while a {@link SocketConnection} is used. */
  Lock uses() {
    return lock.readLock();
  }

  /** From here on reading ends at that time, whatever the application has set. */
  void setDeadline(long nanoTime) {
    deadline = nanoTime;
    dialling = true;
  }

  /** The socket is the application's again. */
  void release() throws SocketException {
    dialling = false;
    setTimeout(applicationTimeout);
  }

  int read(byte[] bytes, int offset, int length) throws IOException {
    if (dialling) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new SocketTimeoutException("Read timed out");
      }
      setTimeout((int) Math.min(millis, Integer.MAX_VALUE));
    }
    try {
      return (int) NioSocketMembers.READ.invokeExact(impl(), bytes, offset, length);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      NioSocketMembers.WRITE.invokeExact(impl(), bytes, offset, length);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  int available() throws IOException {
    try {
      return (int) NioSocketMembers.AVAILABLE.invokeExact(impl());
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Whether a few bytes can be written without waiting for the peer. */
  boolean hasRoom() throws IOException {
    try {
      var descriptor = (FileDescriptor) NioSocketMembers.DESCRIPTOR.get(impl());
      int event = NioSocketMembers.POLLOUT;
      return ((int) NioSocketMembers.POLL.invokeExact(descriptor, event, 0L) & event) != 0;
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** Something that reads. */
  interface Reading {
    int run() throws IOException;
  }

  /** Reads what has arrived, waiting no longer than the clock can tell; 0 if that is too little. */
  int soon(Reading reading) throws IOException {
    int before = timeout();
    setTimeout(1);
    try {
      return reading.run();
    } catch (SocketTimeoutException e) {
      return 0;
    } finally {
      setTimeout(before);
    }
  }

  int timeout() throws SocketException {
    return (Integer) options().getOption(SocketOptions.SO_TIMEOUT);
  }

  void setTimeout(int millis) throws SocketException {
    options().setOption(SocketOptions.SO_TIMEOUT, millis);
  }

  void close() throws IOException {
    try {
      NioSocketMembers.CLOSE.invokeExact(impl());
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
  }

  /** What the application sees as its peer from now on. */
  void show(InetAddress address, int port) throws IOException {
    NioSocketMembers.ADDRESS.set(impl(), address);
    NioSocketMembers.PORT.set(impl(), port);
  }
}
