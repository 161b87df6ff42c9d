package dev.redial.report;

import dev.redial.report.Fingerprints.Aspect;
import dev.redial.rule.Rule;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What went out to one endpoint, without rules and with them. Not safe for many threads. */
public final class EndpointFingerprints {
  /** What an endpoint's two sides say. */
  public enum Verdict {
    IDENTICAL("identical"),
    RULED("changed as ruled"),
    RULED_AS_BEFORE("ruled, and as before"),
    CHANGED("changed without a rule"),
    UNCOMPARED("seen on one side only");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** An endpoint is called by a few clients, each with its own ways. */
  private static final int MOST = 16;

  private final String endpoint;
  private final Map<Aspect, Set<String>> before = new EnumMap<>(Aspect.class);
  private final Map<Aspect, Set<String>> after = new EnumMap<>(Aspect.class);
  private final Set<String> rules = new TreeSet<>();

  EndpointFingerprints(String endpoint) {
    this.endpoint = endpoint;
  }

  EndpointFingerprints copy() {
    var copy = new EndpointFingerprints(endpoint);
    before.forEach((aspect, shapes) -> copy.before.put(aspect, new TreeSet<>(shapes)));
    after.forEach((aspect, shapes) -> copy.after.put(aspect, new TreeSet<>(shapes)));
    copy.rules.addAll(rules);
    return copy;
  }

  void add(Aspect aspect, String shape, @Nullable Rule rule, boolean ruled) {
    var side = ruled ? after : before;
    var shapes = side.computeIfAbsent(aspect, key -> new TreeSet<>());
    if (shapes.size() < MOST) {
      shapes.add(shape);
    }
    if (ruled && rule != null) {
      rules.add(rule.name());
    }
  }

  void forgetRuled() {
    after.clear();
    rules.clear();
  }

  /** Host and port as the application asked for them, in lower case. */
  public String endpoint() {
    return endpoint;
  }

  /** The rules that were carried out on it. */
  public Set<String> rules() {
    return rules;
  }

  /** What went out while no rule was carried out. */
  public Set<String> before(Aspect aspect) {
    return before.getOrDefault(aspect, Set.of());
  }

  /** What went out since the rules are. */
  public Set<String> after(Aspect aspect) {
    return after.getOrDefault(aspect, Set.of());
  }

  /** Whether both sides were seen. */
  public boolean isCompared(Aspect aspect) {
    return before.containsKey(aspect) && after.containsKey(aspect);
  }

  /** Whether something went out under the rules that did not before. */
  public boolean isOther(Aspect aspect) {
    return isCompared(aspect) && !before(aspect).containsAll(after(aspect));
  }

  /** What all of it says. */
  public Verdict verdict() {
    boolean isCompared = false;
    boolean isOther = false;
    for (var aspect : Aspect.values()) {
      isCompared |= isCompared(aspect);
      isOther |= isOther(aspect);
    }
    if (!isCompared) {
      return Verdict.UNCOMPARED;
    }
    if (rules.isEmpty()) {
      return isOther ? Verdict.CHANGED : Verdict.IDENTICAL;
    }
    return isOther ? Verdict.RULED : Verdict.RULED_AS_BEFORE;
  }
}
