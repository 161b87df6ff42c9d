package dev.redial.tls;

import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.Glob;
import dev.redial.rule.tls.Selection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a connection offers after a rule, of cipher suites, protocol versions or named groups.
 *
 * @param names in the order of preference; what the rule adds comes last
 * @param unknown what the rule names and this JDK has not
 */
public record Offer(List<String> names, List<String> unknown) {
  /**
   * Applies a rule's selection to what the application offers.
   *
   * @param enabled the supported ones that are not disabled. A rule that means a disabled one has
   *     to name it; no pattern matches it
   */
  public static Offer of(
      Selection selection,
      String[] offered,
      Collection<String> supported,
      Collection<String> enabled) {
    var names = new LinkedHashSet<String>();
    if (selection.only().isEmpty()) {
      names.addAll(Arrays.asList(offered));
      for (var removed : selection.remove()) {
        names.removeIf(name -> CipherSuites.matches(removed, name));
      }
    }
    var unknown = new ArrayList<String>();
    for (var asked : selection.only().isEmpty() ? selection.add() : selection.only()) {
      var meant = meant(asked, supported, enabled);
      names.addAll(meant);
      if (meant.isEmpty()) {
        unknown.add(asked);
      }
    }
    return new Offer(List.copyOf(names), unknown);
  }

  private static List<String> meant(
      String asked, Collection<String> supported, Collection<String> enabled) {
    if (!Glob.isPattern(asked)) {
      return supported.contains(asked) ? List.of(asked) : List.of();
    }
    var meant = new ArrayList<String>();
    for (var name : enabled) {
      if (CipherSuites.matches(asked, name)) {
        meant.add(name);
      }
    }
    return meant;
  }

  String[] toArray() {
    return names.toArray(new String[0]);
  }
}
