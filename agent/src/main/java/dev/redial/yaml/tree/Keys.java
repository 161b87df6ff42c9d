package dev.redial.yaml.tree;

import dev.redial.yaml.tree.Node.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Whether a word is a key somewhere in a rule file. */
  static boolean isAny(String word) {
    return FILE.contains(word)
        || RULE.contains(word)
        || MATCH.contains(word)
        || PROXY.contains(word)
        || CLIENT_CERTIFICATE.contains(word)
        || HEADERS.contains(word);
  }

  /** Reports a key that the reader of its place does not know. */
  public static void refuse(Entry entry, List<String> known, Problems problems) {
    var key = entry.name();
    var written = withoutSpace(key);
    if (written != null) {
      problems.error(entry.key(), "unknown key " + Words.quote(key), spaced(written));
      return;
    }
    problems.error(entry.key(), "unknown key " + Words.quote(key), remedy(key, known, problems));
  }

  /** The key that a text begins with, of which no space divides its value; or null. */
  static @Nullable String withoutSpace(String text) {
    int colon = text.indexOf(':');
    var key = colon < 0 ? "" : text.substring(0, colon);
    return isAny(key) ? key : null;
  }

  static String spaced(String key) {
    return "write a space after the colon: '" + key + ": ...'";
  }

  private static String remedy(String key, List<String> known, Problems problems) {
    if (MATCH.contains(key)) {
      return "write it under 'match'";
    }
    if (RULE.contains(key)) {
      return "write it in a rule, in the column of its 'name'";
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
