package dev.redial.http;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ruled connections by their sockets, each kept as long as its socket. An application's socket may
 * have an equals of its own, so identity counts. Safe for use by many threads.
 */
final class RawConnections {
  private final ConcurrentHashMap<Key, RawConnection> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object socket, @Nullable ReferenceQueue<Object> queue) {
      super(socket, queue);
      this.hash = System.identityHashCode(socket);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      var socket = get();
      return socket != null && other instanceof Key key && key.refersTo(socket);
    }
  }

  @Nullable RawConnection of(Object socket) {
    return all.isEmpty() ? null : all.get(new Key(socket, null));
  }

  /** The connection of a socket: this one, unless another thread was faster. */
  RawConnection add(Object socket, RawConnection connection) {
    for (var key = gone.poll(); key != null; key = gone.poll()) {
      all.remove(key);
    }
    var earlier = all.putIfAbsent(new Key(socket, gone), connection);
    return earlier == null ? connection : earlier;
  }
}
