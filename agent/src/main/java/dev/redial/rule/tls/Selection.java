package dev.redial.rule.tls;

import java.util.List;

/**
 * A change of what is offered: added at the end, removed, or replaced as a whole.
 *
 * @param only what is offered and nothing else, or none where the rule does not say so
 */
public record Selection(List<String> add, List<String> remove, List<String> only) {
  /** Leaves what is offered. */
  public static final Selection NONE = new Selection(List.of(), List.of(), List.of());

  /** Copies the collections. */
  public Selection {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
    only = List.copyOf(only);
  }

  /** Whether it leaves what is offered. */
  public boolean isEmpty() {
    return add.isEmpty() && remove.isEmpty() && only.isEmpty();
  }
}
