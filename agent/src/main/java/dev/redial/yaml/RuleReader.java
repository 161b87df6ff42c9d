package dev.redial.yaml;

import dev.redial.rule.Match;
import dev.redial.rule.Rule;
import dev.redial.yaml.action.Actions;
import dev.redial.yaml.action.ProxiesReader;
import dev.redial.yaml.file.KeyFiles;
import dev.redial.yaml.file.PemFiles;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import org.jspecify.annotations.Nullable;

/** What a rule says about itself; {@link Actions} reads what it does. */
final class RuleReader {
  private final Problems problems;
  private final Values values;
  private final Actions actions;

  private @Nullable String reason;
  private long expires = Rule.NEVER;
  private boolean observe;
  private @Nullable Match match;

  RuleReader(
      Problems problems,
      Values values,
      PemFiles pemFiles,
      KeyFiles keyFiles,
      ProxiesReader proxies) {
    this.problems = problems;
    this.values = values;
    actions = new Actions(problems, values, pemFiles, keyFiles, proxies);
  }

  /** The rule, or null if it lacks a part of one; what else is wrong with it is reported. */
  @Nullable Rule read(Mapping rule, @Nullable String name) {
    for (var entry : rule.entries()) {
      read(entry);
    }
    if (rule.get("match") == null) {
      problems.error(rule, "'match' is missing", "write 'match: {host: www.example.com}'");
    }
    if (actions.isEmpty()) {
      problems.error(rule, "no action", "write at least one, such as 'sni: www.example.com'");
    }
    actions.refuseSuitesWithoutVersion(rule);
    actions.refuseRawHttpAlone(rule);
    actions.refuseHalves(rule);
    actions.refuseOtherVersion(rule);
    return name == null || match == null ? null : whole(name, rule.line(), match);
  }

  private Rule whole(String name, int line, Match of) {
    var tls = actions.tls();
    return new Rule(name, reason, expires, observe, line, of, tls, actions.http(), actions.route());
  }

  private void read(Entry entry) {
    switch (entry.name()) {
      case "name" -> {} // read first, so that problems can say it
      case "reason" -> reason = values.line(entry, "reason: \"...\"");
      case "expires" -> expires(entry);
      case "mode" -> mode(entry);
      case "match" -> match = new MatchReader(problems, values).read(entry);
      default -> actions.read(entry);
    }
  }

  private void expires(Entry entry) {
    var text = values.text(entry, "expires: 2030-12-31");
    if (text == null) {
      return;
    }
    try {
      expires = Expiry.parse(text);
    } catch (RuntimeException e) {
      problems.error(
          entry.value(),
          "'expires' " + Words.quote(text) + " is neither a date nor an instant",
          "write '2030-12-31' or '2030-12-31T23:59:59Z'");
    }
  }

  private void mode(Entry entry) {
    if (Values.isText(entry.value(), "observe")) {
      observe = true;
    } else if (!Values.isText(entry.value(), "enforce")) {
      values.mismatch(entry, entry.value(), "enforce or observe", "mode: observe");
    }
  }
}
