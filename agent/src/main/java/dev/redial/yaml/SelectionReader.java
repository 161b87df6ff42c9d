package dev.redial.yaml;

import dev.redial.rule.CipherSuites;
import dev.redial.rule.Selection;
import dev.redial.yaml.Node.Entry;
import dev.redial.yaml.Node.Mapping;
import dev.redial.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code ciphers} and {@code protocols} add, remove, or offer alone. */
final class SelectionReader {
  static final List<String> KEYS = List.of("add", "remove", "only");
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
    var selection =
        new Selection(
            names(mapping, "add", entry),
            names(mapping, "remove", entry),
            names(mapping, "only", entry));
    contradiction(entry, selection);
    return selection;
  }

  private static String example(Entry entry) {
    return entry.name().equals("ciphers") ? "AES128-GCM-SHA256" : "TLSv1.1";
  }

  private List<String> names(Mapping mapping, String part, Entry of) {
    var names = new ArrayList<String>();
    var entry = mapping.get(part);
    if (entry != null) {
      for (var text : values.texts(entry, part + ": [" + example(of) + "]")) {
        var name = of.name().equals("ciphers") ? suite(text) : protocol(text);
        if (name != null) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private @Nullable String suite(Scalar text) {
    var name = CipherSuites.find(text.text());
    if (name == null) {
      var quoted = Words.quote(text.text());
      if (CipherSuites.isInsecure(text.text())) {
        problems.error(
            text,
            "cipher suite " + quoted + " authenticates nobody, or encrypts nothing",
            "name a suite that does both, such as 'AES128-GCM-SHA256'");
      } else {
        problems.error(
            text,
            "unknown cipher suite " + quoted,
            "write its IANA name, such as 'TLS_RSA_WITH_AES_128_GCM_SHA256', or OpenSSL's,"
                + " 'AES128-GCM-SHA256'");
      }
    }
    return name;
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
      if (Character.isDigit(text.charAt(i))) {
        digits.append(text.charAt(i));
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

  private void contradiction(Entry entry, Selection selection) {
    if (!selection.only().isEmpty()
        && !(selection.add().isEmpty() && selection.remove().isEmpty())) {
      problems.error(
          entry.value(),
          "'only' of '" + entry.name() + "' stands beside 'add' or 'remove'",
          "put into 'only' all that is to be offered, or leave it out");
    }
    for (var name : selection.add()) {
      if (selection.remove().contains(name)) {
        problems.error(
            entry.value(),
            "'" + entry.name() + "' adds and removes " + Words.quote(name),
            "write it once");
      }
    }
  }
}
