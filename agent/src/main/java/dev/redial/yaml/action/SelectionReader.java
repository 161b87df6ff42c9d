package dev.redial.yaml.action;

import dev.redial.rule.tls.CipherSuites;
import dev.redial.rule.tls.Glob;
import dev.redial.rule.tls.Selection;
import dev.redial.rule.tls.TlsNames;
import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Node.Sequence;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ciphers}, {@code protocols}, {@code groups} and {@code signature-schemes} add,
 * remove, or offer alone.
 */
final class SelectionReader {
  private static final List<String> KEYS = List.of("add", "remove", "only");
  private static final List<String> PROTOCOLS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

  private final Problems problems;
  private final Values values;

  SelectionReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  Selection read(Entry entry) {
    var example = entry.name() + ": {add: [" + example(entry) + "]}";
    var mapping = values.mapping(entry, example);
    if (mapping == null) {
      return Selection.NONE;
    }
    if (mapping.entries().isEmpty()) {
      problems.error(mapping, "'" + entry.name() + "' is empty", "write '" + example + "'");
    }
    for (var part : mapping.entries()) {
      if (!KEYS.contains(part.name())) {
        Keys.refuse(part, KEYS, problems);
      }
    }
    onlyStandsAlone(entry, mapping);
    var add = names(mapping, "add", entry, List.of());
    var remove = names(mapping, "remove", entry, add);
    return new Selection(add, remove, names(mapping, "only", entry, List.of()));
  }

  /** The names that a rule asks for, in {@code add} and {@code only}, as far as they are texts. */
  static List<Scalar> asked(Mapping rule, String key) {
    var asked = new ArrayList<Scalar>();
    var entry = rule.get(key);
    if (entry != null && entry.value() instanceof Mapping selection) {
      for (var part : selection.entries()) {
        if (!part.name().equals("remove")) {
          var value = part.value();
          for (var item : value instanceof Sequence list ? list.items() : List.of(value)) {
            if (item instanceof Scalar name) {
              asked.add(name);
            }
          }
        }
      }
    }
    return asked;
  }

  /** The TLS versions that a connection may still offer. */
  static List<String> versionsLeftBy(Selection protocols) {
    if (!protocols.only().isEmpty()) {
      return protocols.only();
    }
    var left = new ArrayList<>(PROTOCOLS);
    left.removeAll(protocols.remove());
    return left;
  }

  private static String example(Entry entry) {
    return switch (entry.name()) {
      case "ciphers" -> "AES128-GCM-SHA256";
      case "groups" -> "secp384r1";
      case "signature-schemes" -> "rsa_pkcs1_sha1";
      default -> "TLSv1.1";
    };
  }

  private void onlyStandsAlone(Entry entry, Mapping mapping) {
    var only = mapping.get("only");
    if (only != null && (mapping.get("add") != null || mapping.get("remove") != null)) {
      problems.error(
          only.key(),
          "'only' of '" + entry.name() + "' stands next to 'add' or 'remove'",
          "put into 'only' all that is to be offered, or leave it out");
    }
  }

  private List<String> names(Mapping mapping, String part, Entry of, List<String> added) {
    var names = new ArrayList<String>();
    var entry = mapping.get(part);
    if (entry == null) {
      return names;
    }
    for (var text : values.texts(entry, part + ": [" + example(of) + "]")) {
      var name = name(of.name(), part, text);
      if (name != null) {
        names.add(name);
        if (added.contains(name)) {
          problems.error(
              text,
              "'" + of.name() + "' adds and removes " + Words.quote(text.text()),
              "do one of the two");
        }
      }
    }
    return names;
  }

  private @Nullable String name(String key, String part, Scalar text) {
    return switch (key) {
      case "ciphers" -> suite(text);
      case "groups" -> listed("group", TlsNames.GROUPS, part, text);
      case "signature-schemes" ->
          listed("signature scheme", TlsNames.signatureSchemes(), part, text);
      default -> protocol(text);
    };
  }

  /** A name, or a pattern that leaves some of what is offered anyway. */
  private @Nullable String listed(String what, List<String> known, String part, Scalar text) {
    var name = text.text();
    if (known.contains(name)) {
      return name;
    }
    if (!Glob.isPattern(name)) {
      var near = problems.near(name, known);
      problems.error(
          text,
          "unknown " + what + " " + Words.quote(name),
          near == null
              ? "write one of " + Words.list(known, "or")
              : "did you mean '" + near + "'?");
      return null;
    }
    if (part.equals("add")) {
      problems.error(
          text,
          "'add' has a pattern, " + Words.quote(name),
          "write out the name of each " + what + " to add");
      return null;
    }
    return matching(what, known, text);
  }

  private @Nullable String matching(String what, List<String> known, Scalar pattern) {
    for (var name : known) {
      if (CipherSuites.matches(pattern.text(), name)) {
        return pattern.text();
      }
    }
    problems.error(
        pattern,
        "no " + what + " has a name like " + Words.quote(pattern.text()),
        "write another pattern, in which '*' stands for any characters, or a name");
    return null;
  }

  private @Nullable String suite(Scalar text) {
    if (Glob.isPattern(text.text())) {
      return matching("cipher suite", CipherSuites.all(), text);
    }
    var name = CipherSuites.find(text.text());
    if (name == null) {
      var quoted = Words.quote(text.text());
      if (CipherSuites.isInsecure(text.text())) {
        problems.error(
            text,
            "cipher suite " + quoted + " is refused: it authenticates nobody or encrypts nothing",
            "name a suite that does both, such as 'ECDHE-RSA-AES128-GCM-SHA256'");
      } else {
        problems.error(text, "unknown cipher suite " + quoted, remedy(text.text()));
      }
    }
    return name;
  }

  private String remedy(String suite) {
    var near = problems.near(suite, CipherSuites.names());
    return near != null
        ? "did you mean '" + near + "'?"
        : "write its IANA name, such as 'TLS_RSA_WITH_AES_128_GCM_SHA256', or OpenSSL's,"
            + " 'AES128-GCM-SHA256'";
  }

  private @Nullable String protocol(Scalar text) {
    if (PROTOCOLS.contains(text.text())) {
      return text.text();
    }
    problems.error(
        text, "unknown TLS version " + Words.quote(text.text()), "write " + meant(text.text()));
    return null;
  }

  private static String meant(String text) {
    var digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    boolean isTls = text.toLowerCase(Locale.ROOT).startsWith("tls");
    return switch (isTls ? digits.toString() : "") {
      case "1", "10" -> "'TLSv1'";
      case "11" -> "'TLSv1.1'";
      case "12" -> "'TLSv1.2'";
      case "13" -> "'TLSv1.3'";
      default -> "one of TLSv1, TLSv1.1, TLSv1.2, TLSv1.3";
    };
  }
}
