package dev.redial.library;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects of the application, each kept as long as its object. They may have an
 * equals of their own, so identity counts. Safe for use by many threads.
 */
public final class ByIdentity<V> {
  private final ConcurrentHashMap<Key, V> all = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      this.hash = System.identityHashCode(object);
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
      var object = get();
      return object != null && other instanceof Key key && key.refersTo(object);
    }
  }

  /** What is known of an object, or null. */
  public @Nullable V of(Object object) {
    return all.isEmpty() ? null : all.get(new Key(object, null));
  }

  /** What is known of an object: this, unless another thread was faster. */
  public V add(Object object, V known) {
    for (var key = gone.poll(); key != null; key = gone.poll()) {
      all.remove(key);
    }
    var earlier = all.putIfAbsent(new Key(object, gone), known);
    return earlier == null ? known : earlier;
  }
}
