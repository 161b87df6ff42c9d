package dev.redial.yaml.action;

import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.List;

/** Reads which risk a rule accepts in so many words. */
final class AcceptedRisk {
  /** That a connection goes without TLS. */
  static final String PLAINTEXT = "plaintext";

  /** That a certificate which can be forged is as good as another. */
  static final String WEAK_CERTIFICATE = "weak-certificate";

  private static final String KEY = "accept-risk";

  private final Problems problems;
  private final Values values;
  private String accepted = "";
  private boolean understood = true;

  AcceptedRisk(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  void read(Entry entry) {
    for (var risk : List.of(PLAINTEXT, WEAK_CERTIFICATE)) {
      if (Values.isText(entry.value(), risk)) {
        accepted = risk;
        return;
      }
    }
    understood = false;
    values.mismatch(
        entry, entry.value(), PLAINTEXT + " or " + WEAK_CERTIFICATE, KEY + ": " + WEAK_CERTIFICATE);
  }

  /** Whether this one is accepted. */
  boolean is(String risk) {
    return accepted.equals(risk);
  }

  /** Whether the rule says nothing of this one, or speaks of another. */
  boolean lacks(String risk) {
    return understood && !is(risk);
  }

  /** Where the key is not there whose risk is accepted. */
  void refuseAlone(Mapping rule, String key, String example) {
    var accepts = rule.get(KEY);
    if (accepts != null && rule.get(key) == null) {
      problems.error(
          accepts.key(),
          "'accept-risk' has no " + Words.quote(key) + " whose risk it accepts",
          "remove it, or write " + Words.quote(example) + " as well");
    }
  }
}
