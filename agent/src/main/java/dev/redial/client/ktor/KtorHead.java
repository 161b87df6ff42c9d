package dev.redial.client.ktor;

import dev.redial.http.HeaderFields;
import dev.redial.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A request head that Ktor's client is writing, field by field; it does so on one thread. Not safe
 * for use by several threads.
 */
final class KtorHead {
  private static final ThreadLocal<@Nullable KtorHead> CURRENT = new ThreadLocal<>();

  final @Nullable Rule rule;
  final String host;
  final int port;
  private final HeaderFields fields = new HeaderFields();
  private @Nullable Object builder;

  private KtorHead(@Nullable Rule rule, String host, int port) {
    this.rule = rule;
    this.host = host;
    this.port = port;
  }

  /** The next head on this thread is one to change. */
  static void expect(@Nullable Rule rule, String host, int port) {
    CURRENT.set(new KtorHead(rule, host, port));
  }

  /** The next head on this thread does not follow a rule. */
  static void forget() {
    if (CURRENT.get() != null) {
      CURRENT.remove();
    }
  }

  /** The head that is expected is written to this builder. */
  static void begins(Object builder) {
    var head = CURRENT.get();
    if (head != null && head.builder == null) {
      head.builder = builder;
    }
  }

  /** The head that is written to this builder, or null if no rule changes it. */
  static @Nullable KtorHead of(@Nullable Object builder) {
    var head = CURRENT.get();
    return head != null && builder != null && head.builder == builder ? head : null;
  }

  void add(String name, String value) {
    fields.add(name, value);
  }

  /** A copy of the fields so far. */
  HeaderFields fields() {
    var copy = new HeaderFields();
    for (int i = 0; i < fields.size(); i++) {
      copy.add(fields.name(i), fields.value(i));
    }
    return copy;
  }
}
