package dev.redial.yaml.action;

import dev.redial.rule.host.HostName;
import dev.redial.yaml.tree.Blocks;
import dev.redial.yaml.tree.Expansion;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import org.jspecify.annotations.Nullable;

/** Why a text is no host name, pattern or authority, and what was probably meant. */
public final class BadName {
  private static final Reason QUOTED =
      new Reason("has the quotes of a word processor in it", "write \" or ' in their place");

  private final String key;
  private final String text;
  private final NameAdvice advice;

  private record Reason(String what, String remedy) {}

  private BadName(String key, String text) {
    this.key = key;
    this.text = text;
    this.advice = new NameAdvice(key);
  }

  public static void report(String key, Node at, String text, Problems problems) {
    if (!Expansion.isLiteral(text)) {
      // reported already: no value is put in for a name
      return;
    }
    var name = new BadName(key, text);
    var reason = HostName.isQuoted(text) ? QUOTED : name.surroundings();
    if (reason == null) {
      reason = name.shape();
    }
    if (reason == null) {
      reason = name.characters();
    }
    problems.error(at, "'" + key + "' " + Words.quote(text) + " " + reason.what, reason.remedy);
  }

  /** What people paste along with a name. */
  private @Nullable Reason surroundings() {
    int scheme = text.indexOf("://");
    if (scheme >= 0) {
      return new Reason("is a URL", advice.ofAuthority("write its host alone: ", text, scheme + 3));
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return slash(text.substring(0, slash), text.substring(slash + 1));
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return null;
    }
    return colon == text.lastIndexOf(':') && colon > 0 ? port() : address();
  }

  private Reason slash(String before, String after) {
    return isPattern() && HostName.isIp(before)
        ? new Reason("is not a CIDR block", Blocks.remedy(before, after))
        : new Reason("has a path", advice.ofAuthority("write ", text, 0));
  }

  private Reason port() {
    return advice.takesPort()
        ? new Reason("has no valid port", "write one from 1 to 65535, or none")
        : new Reason("has a port", advice.ofAuthority("write ", text, 0));
  }

  private Reason address() {
    return advice.takesPort()
        ? new Reason("is not a name and port", "write IPv6 addresses like '[2001:db8::1]:8443'")
        : new Reason("is not an IPv6 address", "write one like '2001:db8::1'");
  }

  private @Nullable Reason shape() {
    if (text.isEmpty()) {
      return new Reason("is empty", "write a name");
    }
    if (text.indexOf('*') >= 0) {
      return isPattern()
          ? new Reason("has a star inside", "write '*' for whole labels in front: '*.example.com'")
          : new Reason("is a pattern", "write one name");
    }
    if (text.startsWith(".")) {
      return isPattern()
          ? new Reason("begins with a dot", advice.of("write ", "*" + text, " for all below"))
          : new Reason("begins with a dot", advice.of("write ", text.substring(1), ""));
    }
    if (text.contains("..")) {
      return new Reason("has an empty label", "write one dot between labels");
    }
    return Values.isNumber(text.substring(text.lastIndexOf('.') + 1))
        ? new Reason("is not an IPv4 address", "write four numbers up to 255, or a name")
        : null;
  }

  private Reason characters() {
    var ascii = HostName.toAscii(text);
    if (ascii != null) {
      return new Reason("is not ASCII", advice.of("write ", ascii, ""));
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && HostName.toAscii("a" + c + "a") == null) {
        return new Reason("holds " + Words.name(c), "write letters, digits, '-', '_' and dots");
      }
    }
    return HostName.isAscii(text)
        ? new Reason("is too long", "write at most 63 characters a label and 253 in all")
        : new Reason("is not an internationalised name", "write it in the form 'xn--...'");
  }

  private boolean isPattern() {
    return key.equals("host") || key.equals("except");
  }
}
