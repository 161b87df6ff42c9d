package dev.redial.control;

import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Says when a rule is about to end, and when it has. Matching sees to the end itself. */
final class Expiries {
  private static final long WEEK = TimeUnit.DAYS.toMillis(7);

  private final Audit audit;

  /** What was said last, by the rule's name and end. */
  private final Map<String, String> said = new HashMap<>();

  Expiries(Audit audit) {
    this.audit = audit;
  }

  void look(RuleSet rules) {
    if (!rules.expires()) {
      return;
    }
    long now = System.currentTimeMillis();
    for (var rule : rules.rules()) {
      if (rule.expires() - now <= WEEK && rule.expires() != Rule.NEVER) {
        say(rule, rule.expires() <= now ? "has expired and matches nothing" : "expires");
      }
    }
  }

  private void say(Rule rule, String what) {
    if (!what.equals(said.put(rule.name() + rule.expires(), what))) {
      audit.notes(
          "rule '" + rule.name() + "' " + what + ", at " + Instant.ofEpochMilli(rule.expires()));
    }
  }
}
