package dev.redial.reflect;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects of the application, each kept as long as its object. They may have an
 * equals of their own, so identity counts. Safe for use by many threads; a look-up neither locks
 * nor allocates.
 */
public final class WeakIdentityMap<V> {
  private static final int FEWEST = 16;

  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private volatile AtomicReferenceArray<@Nullable Entry<V>> table =
      new AtomicReferenceArray<>(FEWEST);
  private volatile int size;

  /** Of a chain that is never changed: another thread may be walking along it. */
  private static final class Entry<V> extends WeakReference<Object> {
    private final int hash;
    private final V known;
    private final @Nullable Entry<V> next;

    Entry(Object object, ReferenceQueue<Object> gone, V known, @Nullable Entry<V> next) {
      super(object, gone);
      this.hash = System.identityHashCode(object);
      this.known = known;
      this.next = next;
    }
  }

  /** What is known of an object, or null. */
  public @Nullable V of(Object object) {
    return size == 0 ? null : find(object);
  }

  private @Nullable V find(Object object) {
    var entries = table;
    int slot = System.identityHashCode(object) & (entries.length() - 1);
    for (var entry = entries.get(slot); entry != null; entry = entry.next) {
      if (entry.refersTo(object)) {
        return entry.known;
      }
    }
    return null;
  }

  /** What is known of an object: this, unless another thread was faster. */
  public synchronized V add(Object object, V known) {
    forgetGone();
    var earlier = find(object);
    if (earlier != null) {
      return earlier;
    }
    put(object, known);
    return known;
  }

  /** Has this be known of an object, whatever was before. */
  public synchronized void set(Object object, V known) {
    remove(object);
    put(object, known);
  }

  /** Forgets an object. */
  public synchronized void remove(Object object) {
    forgetGone();
    if (find(object) != null) {
      replace(System.identityHashCode(object) & (table.length() - 1), object);
    }
  }

  private synchronized void put(Object object, V known) {
    if (size >= table.length()) {
      grow();
    }
    int slot = System.identityHashCode(object) & (table.length() - 1);
    table.set(slot, new Entry<>(object, gone, known, table.get(slot)));
    size++;
  }

  private synchronized void grow() {
    var larger = new AtomicReferenceArray<@Nullable Entry<V>>(table.length() * 2);
    int count = 0;
    for (int i = 0; i < table.length(); i++) {
      for (var entry = table.get(i); entry != null; entry = entry.next) {
        count += copy(entry, larger);
      }
    }
    table = larger;
    size = count;
  }

  /** Answers how many are copied: the object may be gone. */
  private int copy(Entry<V> entry, AtomicReferenceArray<@Nullable Entry<V>> to) {
    var object = entry.get();
    if (object == null) {
      return 0;
    }
    int slot = entry.hash & (to.length() - 1);
    to.set(slot, new Entry<>(object, gone, entry.known, to.get(slot)));
    return 1;
  }

  private void forgetGone() {
    for (var entry = gone.poll(); entry != null; entry = gone.poll()) {
      replace(((Entry<?>) entry).hash & (table.length() - 1), null);
    }
  }

  /** Leaves out of a chain this object, and all that are gone. */
  private synchronized void replace(int slot, @Nullable Object without) {
    @Nullable Entry<V> kept = null;
    int left = 0;
    for (var entry = table.get(slot); entry != null; entry = entry.next) {
      var object = entry.get();
      left++;
      if (object != null && object != without) {
        kept = new Entry<>(object, gone, entry.known, kept);
        left--;
      }
    }
    table.set(slot, kept);
    size -= left;
  }
}
