package dev.redial.tls;

import dev.redial.rule.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a connection offers after a rule, of cipher suites or protocol versions.
 *
 * @param names in the order of preference; what the rule adds comes last
 * @param unknown what the rule names and this JDK has not
 */
record Offer(List<String> names, List<String> unknown) {
  /** Applies a rule's selection to what the application offers. */
  static Offer of(Selection selection, String[] offered, Set<String> supported) {
    var names = new LinkedHashSet<String>();
    if (selection.only().isEmpty()) {
      names.addAll(Arrays.asList(offered));
      names.removeAll(selection.remove());
    }
    var unknown = new ArrayList<String>();
    for (var name : selection.only().isEmpty() ? selection.add() : selection.only()) {
      if (supported.contains(name)) {
        names.add(name);
      } else {
        unknown.add(name);
      }
    }
    return new Offer(List.copyOf(names), unknown);
  }

  String[] toArray() {
    return names.toArray(new String[0]);
  }
}
