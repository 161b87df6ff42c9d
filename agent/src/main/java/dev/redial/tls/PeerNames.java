package dev.redial.tls;

import dev.redial.rule.Rule;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The peer names of ruled connections, told apart from the application's own by their instance.
 *
 * <p>JSSE hands the peer host on, as the same String, from the connection to its sessions and to
 * the cache that keeps them. Nothing else of a connection gets there. A ruled connection is given
 * an instance that nobody else holds, and this table knows which rule it stands for. An entry is
 * removed with its instance, that is with the last connection and session that has it.
 *
 * <p>Safe for use by many threads; a look-up neither locks nor allocates.
 */
public final class PeerNames {
  private static final ConcurrentHashMap<String, Entry> ENTRIES = new ConcurrentHashMap<>();
  private static final ReferenceQueue<String> GONE = new ReferenceQueue<>();
  private static int made;

  private PeerNames() {}

  private static final class Entry extends WeakReference<String> {
    private final String text;
    private final Rule rule;
    private final int number;
    private final @Nullable Entry next;

    Entry(String instance, String text, Rule rule, int number, @Nullable Entry next) {
      super(instance, GONE);
      this.text = text;
      this.rule = rule;
      this.number = number;
      this.next = next;
    }
  }

  /** The instance of this name that stands for this rule, and for no other version of it. */
  @SuppressWarnings("StringCopy") // an instance of our own
  public static synchronized String of(Rule rule, String name) {
    forgetGone();
    var first = ENTRIES.get(name);
    for (var entry = first; entry != null; entry = entry.next) {
      var known = entry.get();
      if (known != null && rule.hasSameEffectAs(entry.rule)) {
        return known;
      }
    }
    var text = first == null ? new String(name) : first.text;
    var instance = new String(name);
    ENTRIES.put(text, new Entry(instance, text, rule, made++, first));
    return instance;
  }

  /** The rule that this very instance stands for, or null. */
  public static @Nullable Rule rule(@Nullable String instance) {
    var entry = entry(instance);
    return entry == null ? null : entry.rule;
  }

  /** Whether this very instance stands for a rule that has connections go without TLS. */
  public static boolean isPlaintext(@Nullable String instance) {
    var entry = PlaintextSession.areThere() ? entry(instance) : null;
    return entry != null && entry.rule.route().plaintext();
  }

  /** What to cache a session under: a name of its own for an instance of ours. */
  public static @Nullable String sessionKey(@Nullable String name) {
    var entry = entry(name);
    return entry == null ? name : name + '\0' + entry.number;
  }

  private static @Nullable Entry entry(@Nullable String instance) {
    if (instance != null) {
      for (var entry = ENTRIES.get(instance); entry != null; entry = entry.next) {
        if (entry.refersTo(instance)) {
          return entry;
        }
      }
    }
    return null;
  }

  private static void forgetGone() {
    for (var gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      var text = ((Entry) gone).text;
      var left = without(ENTRIES.get(text), text);
      if (left == null) {
        ENTRIES.remove(text);
      } else {
        ENTRIES.put(text, left);
      }
    }
  }

  /** Entries are not changed in place: another thread may be walking along them. */
  private static @Nullable Entry without(@Nullable Entry entries, String text) {
    @Nullable Entry left = null;
    for (var entry = entries; entry != null; entry = entry.next) {
      var instance = entry.get();
      if (instance != null) {
        left = new Entry(instance, text, entry.rule, entry.number, left);
      }
    }
    return left;
  }
}
