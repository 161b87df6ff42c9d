package dev.redial.client.jdk;

import dev.redial.reflect.Members;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/2 connections of java.net.http that were taken out of their pool while a stream was open or
 * about to open. JDK 17 to 25 miscount a stream that ends at the wrong moment. They then leave it
 * to the server to close the connection, and nothing else would end it. Safe for use by many
 * threads.
 */
public final class RetiredHttp2 {
  /** Longer than a stream that is reserved takes to be opened. */
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final List<Retired> ALL = new ArrayList<>();

  private RetiredHttp2() {}

  private static final class Retired extends WeakReference<Object> {
    private long idleSince = System.nanoTime();

    Retired(Object connection) {
      super(connection);
    }

    /** Whether there is nothing more to do for it. */
    boolean isDone() {
      var connection = get();
      try {
        var transport = connection == null ? null : Members.get(connection, "connection");
        return connection == null
            || transport == null
            || Boolean.FALSE.equals(Members.call(transport, "isOpen"))
            || (hasBeenIdle(connection) && close(connection, transport));
      } catch (Throwable t) {
        // It is the JDK's then, as any other connection.
        return true;
      }
    }

    private boolean hasBeenIdle(Object connection) throws ReflectiveOperationException {
      long now = System.nanoTime();
      if (Members.get(connection, "streams") instanceof Map<?, ?> streams && !streams.isEmpty()) {
        idleSince = now;
      }
      return now - idleSince > IDLE_NANOS;
    }

    private static boolean close(Object connection, Object transport) throws Throwable {
      Members.call(connection, "close");
      Members.call(transport, "close");
      return true;
    }
  }

  static void add(Object connection) {
    synchronized (ALL) {
      ALL.add(new Retired(connection));
    }
  }

  /** Closes those that have had no stream for some seconds. Called again and again. */
  public static void closeIdle() {
    List<Retired> all;
    synchronized (ALL) {
      if (ALL.isEmpty()) {
        return;
      }
      all = new ArrayList<>(ALL);
    }
    all.removeIf(retired -> !retired.isDone());
    synchronized (ALL) {
      ALL.removeAll(all);
    }
  }
}
