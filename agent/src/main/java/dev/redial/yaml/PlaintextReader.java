package dev.redial.yaml;

import dev.redial.yaml.Node.Entry;
import dev.redial.yaml.Node.Mapping;
import java.util.List;

/**
 * Reads that a rule has connections go without TLS. It needs the words that accept it, and stands
 * beside nothing that would have a say in TLS: who writes both takes one of them for protection.
 */
final class PlaintextReader {
  private static final String PLAINTEXT = "plaintext";
  private static final String ACCEPTED = "accept-risk";
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
  private boolean plaintext;
  private boolean accepted;

  PlaintextReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  /** Whether the rule says so in all words. */
  boolean isMeant() {
    return plaintext && accepted;
  }

  void plaintext(Entry entry) {
    plaintext = values.isTrue(entry);
  }

  void acceptRisk(Entry entry) {
    accepted = Values.isText(entry.value(), PLAINTEXT);
    if (!accepted) {
      values.mismatch(entry, entry.value(), PLAINTEXT, "accept-risk: plaintext");
    }
  }

  /** Once the rule is read as a whole. */
  void refuseHalves(Mapping rule) {
    var asked = rule.get(PLAINTEXT);
    var accepts = rule.get(ACCEPTED);
    if (asked == null) {
      if (accepts != null) {
        problems.error(
            accepts.key(),
            "'accept-risk' has no 'plaintext' whose risk it accepts",
            "remove it, or write 'plaintext: true' beside it");
      }
      return;
    }
    if (accepts == null) {
      problems.error(
          asked.key(),
          "'plaintext' gives up all security: nothing is encrypted and nobody is verified",
          "remove it, or write 'accept-risk: plaintext' beside it if that is meant");
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
