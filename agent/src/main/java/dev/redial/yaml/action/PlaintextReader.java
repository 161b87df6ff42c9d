package dev.redial.yaml.action;

import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.List;

/**
 * Reads a rule's {@code plaintext}. It needs the words that accept the risk, and stands with no key
 * that changes TLS: whoever writes both takes one of them for protection.
 */
final class PlaintextReader {
  private static final String PLAINTEXT = AcceptedRisk.PLAINTEXT;
  private static final List<String> TLS =
      List.of(
          "sni",
          "verify-name",
          "virtual-host",
          "ciphers",
          "protocols",
          "groups",
          "signature-schemes",
          "disabled-algorithms",
          "alpn",
          "trust",
          "client-certificate");

  private final Problems problems;
  private final Values values;
  private final AcceptedRisk risk;
  private boolean plaintext;

  PlaintextReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
    this.risk = new AcceptedRisk(problems, values);
  }

  AcceptedRisk risk() {
    return risk;
  }

  /** Whether the rule says so in all words. */
  boolean isMeant() {
    return plaintext && risk.is(PLAINTEXT);
  }

  void plaintext(Entry entry) {
    plaintext = values.isTrue(entry);
  }

  /** Once the rule is read as a whole. */
  void refuseHalves(Mapping rule) {
    var asked = rule.get(PLAINTEXT);
    if (asked == null) {
      if (risk.is(PLAINTEXT)) {
        risk.refuseAlone(rule, PLAINTEXT, "plaintext: true");
      }
      return;
    }
    if (risk.lacks(PLAINTEXT)) {
      problems.error(
          asked.key(),
          "'plaintext' gives up all security: nothing is encrypted and nobody is verified",
          "remove it, or write 'accept-risk: plaintext' as well if that is meant");
    }
    for (var key : TLS) {
      var other = rule.get(key);
      if (other != null) {
        problems.error(
            other.key(),
            Words.quote(key) + " changes TLS, of which 'plaintext' leaves none",
            key.equals("virtual-host")
                ? "write 'host-header' in its place, or remove 'plaintext'"
                : "remove one of the two");
      }
    }
  }
}
