package dev.redial.yaml.action;

import dev.redial.yaml.tree.Keys;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Node.Entry;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Values;
import dev.redial.yaml.tree.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The header fields that a rule sets and removes. */
final class Headers {
  private static final String EXAMPLE = "{set: {X-Name: \"value\"}, remove: [X-Other]}";

  final Map<String, String> set = new LinkedHashMap<>();
  final List<String> remove = new ArrayList<>();

  private final Problems problems;
  private final Values values;
  private final boolean ofProxy;
  private final Set<String> seen = new HashSet<>();

  private Headers(Problems problems, Values values, boolean ofProxy) {
    this.problems = problems;
    this.values = values;
    this.ofProxy = ofProxy;
  }

  /** Those of the application's requests. */
  static Headers ofRequest(Problems problems, Values values) {
    return new Headers(problems, values, false);
  }

  /** Those of CONNECT. */
  static Headers ofProxy(Problems problems, Values values) {
    return new Headers(problems, values, true);
  }

  void read(Entry entry) {
    var headers = fields(entry, "headers: " + EXAMPLE);
    if (headers == null) {
      return;
    }
    for (var part : headers.entries()) {
      switch (part.name()) {
        case "set" -> set(part);
        case "remove" -> remove(part);
        default -> refuse(part);
      }
    }
  }

  /** A field where 'set' and 'remove' stand. */
  private void refuse(Entry part) {
    var name = part.name();
    if (problems.near(name, Keys.HEADERS) != null || !isToken(name.toLowerCase(Locale.ROOT))) {
      Keys.refuse(part, Keys.HEADERS, problems);
    } else if (isAllowed(part.key())) {
      problems.error(
          part.key(),
          "header " + Words.quote(name) + " stands outside of 'set'",
          "write 'set: {" + Words.show(name) + ": \"value\"}'");
    }
  }

  private void set(Entry entry) {
    var fields = fields(entry, "set: {X-Name: \"value\"}");
    if (fields == null) {
      return;
    }
    for (var field : fields.entries()) {
      var value = values.text(field, Words.show(field.name()) + ": \"value\"");
      if (isAllowed(field.key())
          && value != null
          && isAllowed(field.value(), field.name(), value)) {
        set.put(field.name(), value);
      }
    }
  }

  private void remove(Entry entry) {
    for (var name : values.texts(entry, "remove: [X-Name]")) {
      if (isAllowed(name)) {
        remove.add(name.text());
      }
    }
  }

  private @Nullable Mapping fields(Entry entry, String example) {
    var fields = values.mapping(entry, example);
    if (fields != null && fields.entries().isEmpty()) {
      problems.error(fields, "'" + entry.name() + "' is empty", "write '" + example + "'");
    }
    return fields;
  }

  /** Whether a header may be changed, once; reports it if not. */
  boolean isAllowed(Scalar name) {
    var header = "header " + Words.quote(name.text());
    var lower = name.text().toLowerCase(Locale.ROOT);
    var why = ofProxy ? whyNotOnConnect(lower) : whyNot(lower);
    if (why != null) {
      problems.error(name, header + " cannot be changed here", why);
    } else if (!isToken(lower)) {
      problems.error(
          name, header + " is not a field name (RFC 9110)", "write letters, digits and '-'");
    } else if (!seen.add(lower)) {
      problems.error(name, header + " stands here twice", "either set or remove it, once");
    } else {
      return true;
    }
    return false;
  }

  private static @Nullable String whyNotOnConnect(String lower) {
    return switch (lower) {
      case "host" -> "remove it: it is the host that the proxy shall connect to";
      case "proxy-authorization" -> "write 'username' and 'password'";
      default -> whyNot(lower);
    };
  }

  private static @Nullable String whyNot(String lower) {
    return switch (lower) {
      case "host" -> "write 'host-header: ...' in the rule";
      case "content-length", "transfer-encoding" ->
          "remove it: it says where the body ends, and a wrong one lets requests be smuggled";
      case "connection" -> "remove it: it belongs to the connection, which the client manages";
      default ->
          lower.startsWith(":")
              ? "remove it: pseudo-headers make up the request; for :authority write 'host-header:"
                  + " ...'"
              : null;
    };
  }

  private static boolean isToken(String lower) {
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !lower.isEmpty();
  }

  /** A value may be a secret: what is wrong with it is said without it. */
  private boolean isAllowed(Node at, String name, String value) {
    int unfit = unfit(value, false);
    if (unfit >= 0) {
      var what = "the value of header " + Words.quote(name);
      problems.error(
          at,
          what + " holds " + Words.name(value.charAt(unfit)),
          "write visible ASCII characters, spaces and tabs");
    }
    return unfit < 0;
  }

  /** The index of the first character that a header must not contain, or -1. */
  static int unfit(String value, boolean encoded) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean control = Character.isISOControl(c) && (c != '\t' || encoded);
      if (control || (c > '~' && !encoded)) {
        return i;
      }
    }
    return -1;
  }
}
