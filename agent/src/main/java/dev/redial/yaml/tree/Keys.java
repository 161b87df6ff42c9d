package dev.redial.yaml.tree;

import dev.redial.yaml.tree.Node.Entry;
import java.util.List;

/** The keys of the rule file's version 1 by where they may stand, for those that are none. */
public final class Keys {
  public static final List<String> FILE = List.of("version", "proxies", "rules");
  public static final List<String> RULE =
      List.of(
          "name",
          "reason",
          "expires",
          "mode",
          "match",
          "sni",
          "verify-name",
          "host-header",
          "virtual-host",
          "lowercase",
          "ciphers",
          "protocols",
          "groups",
          "signature-schemes",
          "disabled-algorithms",
          "alpn",
          "trust",
          "client-certificate",
          "headers",
          "raw-http",
          "connect-to",
          "ip-version",
          "proxy",
          "plaintext",
          "accept-risk");

  /** Those that change the head of a request. */
  public static final List<String> HTTP =
      List.of("virtual-host", "host-header", "headers", "lowercase");

  public static final List<String> PROXY =
      List.of("url", "username", "password", "auth", "keytab", "principal", "trust", "headers");
  public static final List<String> CLIENT_CERTIFICATE =
      List.of("store", "certificate", "key", "password", "alias");
  public static final List<String> MATCH = List.of("host", "except", "port");
  public static final List<String> HEADERS = List.of("set", "remove");

  private Keys() {}

  /** Reports a key that the reader of its place does not know. */
  public static void refuse(Entry entry, List<String> known, Problems problems) {
    var key = entry.name();
    problems.error(entry.key(), "unknown key " + Words.quote(key), remedy(key, known, problems));
  }

  private static String remedy(String key, List<String> known, Problems problems) {
    if (MATCH.contains(key)) {
      return "write it under 'match'";
    }
    if (RULE.contains(key)) {
      return "write it in a rule, next to 'match'";
    }
    if (FILE.contains(key)) {
      return "write it at the top of the file";
    }
    var near = problems.near(key, known);
    return near == null
        ? "this version of redial knows " + Words.list(known, "and") + " here"
        : "did you mean '" + near + "'?";
  }
}
