package dev.redial.demo.sandbox;

import dev.redial.demo.client.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One client's call of one URL, while the rules only observe and while they hold.
 *
 * @param winner the rule that the agent found, or null for none
 * @param accepted certificates that the client took and must not have taken, in words
 */
record Trial(
    String url,
    String client,
    @Nullable String winner,
    Seen before,
    Seen after,
    List<String> accepted) {
  /** Copies the list. */
  Trial {
    accepted = List.copyOf(accepted);
  }

  boolean isHttp() {
    return Protocol.of(url) == null;
  }

  /** A name of the call. */
  record Change(String what, String before, String after) {
    boolean isOne() {
      return !before.equals(after);
    }
  }

  /** What the call carried before and after, the same things for both. */
  List<Change> changes() {
    var was = before.names();
    var is = after.names();
    var changes = new ArrayList<Change>();
    is.forEach((what, now) -> changes.add(new Change(what, was.getOrDefault(what, "none"), now)));
    return changes;
  }

  /** Names of the header fields that were sent before or after, in order. */
  static Set<String> headerNames(Trial trial) {
    var names = new TreeSet<>(trial.before().headers().keySet());
    names.addAll(trial.after().headers().keySet());
    names.remove("host");
    return names;
  }

  /** Whether something that the call carried became another. */
  boolean changedSomething() {
    return !before.names().equals(after.names())
        || !before.headers().equals(after.headers())
        || before.isSuccess() != after.isSuccess();
  }
}
