package dev.redial.curl;

import dev.redial.yaml.tree.FlowText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The groups and the signature schemes that curl's options leave to offer. */
final class AlgorithmOptions {
  /** Before a group, OpenSSL 3.5 has signs: send a key for it, do not mind if it is unknown. */
  private static final String SIGNS = "*?";

  private final CurlLine line;
  private final Remarks remarks;

  AlgorithmOptions(CurlLine line, Remarks remarks) {
    this.line = line;
    this.remarks = remarks;
  }

  void write(RuleText rule) {
    write(rule, "groups", "curves", AlgorithmNames::group);
    write(rule, "signature-schemes", "sigalgs", AlgorithmNames::scheme);
  }

  private void write(
      RuleText rule, String key, String option, Function<String, @Nullable String> names) {
    var list = line.value(option);
    if (list == null) {
      return;
    }
    var known = new LinkedHashSet<String>();
    for (var word : list.split("[:,/ ]+", -1)) {
      read(word, option, names, known);
    }
    if (!known.isEmpty()) {
      rule.putFlow(key, "{only: " + FlowText.list(List.copyOf(known)) + "}");
    }
  }

  private void read(
      String word, String option, Function<String, @Nullable String> names, Set<String> known) {
    int start = 0;
    while (start < word.length() && SIGNS.indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    var name = word.substring(start);
    var found = names.apply(name);
    if (found != null) {
      known.add(found);
    } else if (!name.isEmpty()) {
      remarks.leaveOut("'" + word + "' of --" + option, "the JDK does not know that name");
    }
  }
}
