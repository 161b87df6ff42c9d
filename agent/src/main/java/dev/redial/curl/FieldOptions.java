package dev.redial.curl;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header fields that {@code -H} and its like set and remove. */
final class FieldOptions {
  /** What a rule file shall not hold, and an application sends itself. */
  private static final List<String> CREDENTIALS =
      List.of("authorization", "proxy-authorization", "cookie");

  private static final Pattern FIELD = Pattern.compile("[!-~]+:[\\t -~]*");

  private static final List<String> OF_THE_CONNECTION =
      List.of("content-length", "transfer-encoding", "connection");

  private final Remarks remarks;
  private final String option;
  private final Map<String, String> set = new LinkedHashMap<>();
  private final Set<String> remove = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private @Nullable String host;

  private FieldOptions(Remarks remarks, String option) {
    this.remarks = remarks;
    this.option = option;
  }

  /** Those of the requests. */
  static FieldOptions ofRequest(CurlLine line, Remarks remarks) {
    var fields = new FieldOptions(remarks, "-H");
    line.values("header").forEach(fields::read);
    fields.other("User-Agent", line.value("user-agent"));
    fields.other("Referer", referer(line.value("referer")));
    return fields;
  }

  /** What curl makes of it when it follows a redirect is no matter of a rule. */
  private static @Nullable String referer(@Nullable String value) {
    return value != null && value.endsWith(";auto")
        ? value.substring(0, value.length() - ";auto".length())
        : value;
  }

  /** Those of CONNECT. */
  static FieldOptions ofProxy(CurlLine line, Remarks remarks) {
    var fields = new FieldOptions(remarks, "--proxy-header");
    line.values("proxy-header").forEach(fields::read);
    return fields;
  }

  /** What {@code Host} is set to, or null. */
  @Nullable String host() {
    return host;
  }

  Map<String, String> set() {
    return set;
  }

  Set<String> remove() {
    return remove;
  }

  /** {@code -H} wins over an option of the field's own; an empty one removes it. */
  private void other(String name, @Nullable String value) {
    if (value == null || !seen.add(name.toLowerCase(Locale.ROOT))) {
      return;
    }
    if (value.isEmpty()) {
      remove.add(name);
    } else {
      set.put(name, value);
    }
  }

  /** {@code Name: value}, {@code Name:} to remove it, {@code Name;} for one without a value. */
  private void read(String text) {
    int colon = text.indexOf(':');
    if (text.startsWith("@")) {
      remarks.leaveOut(option + " @FILE", "write each field of the file as an option of its own");
    } else if (colon > 0) {
      field(text.substring(0, colon).strip(), text.substring(colon + 1).strip(), false);
    } else if (text.endsWith(";")) {
      field(text.substring(0, text.length() - 1).strip(), "", true);
    } else {
      remarks.leaveOut(option + " without a colon", "curl sends nothing for it");
    }
  }

  private void field(String name, String value, boolean isSetEmpty) {
    var lower = name.toLowerCase(Locale.ROOT);
    var why = whyNot(name, lower, value);
    if (why != null) {
      remarks.leaveOut(option + " '" + name + "'", why);
    } else if (lower.equals("host")) {
      host(value);
    } else if (!seen.add(lower)) {
      remarks.leaveOut("the second " + option + " '" + name + "'", "a rule sets a field once");
    } else if (value.isEmpty() && !isSetEmpty) {
      remove.add(name);
    } else {
      set.put(name, value);
    }
  }

  private @Nullable String whyNot(String name, String lower, String value) {
    if (CREDENTIALS.contains(lower) && !value.isEmpty()) {
      return "a secret would stand in the rule file; let the application send it";
    }
    if (OF_THE_CONNECTION.contains(lower)) {
      return "it belongs to the connection, which the client manages";
    }
    if (!FIELD.matcher(name + ":" + value).matches()) {
      return "a rule sets fields of visible ASCII characters only";
    }
    return value.contains("${") ? "write the value itself, as no variable is put in here" : null;
  }

  /** The first one counts, with curl too. */
  private void host(String value) {
    if (option.equals("--proxy-header")) {
      remarks.leaveOut(option + " 'Host'", "CONNECT names the host that it asks for");
    } else if (value.isEmpty()) {
      remarks.leaveOut(option + " 'Host' without a value", "a rule sends some Host always");
    } else if (host == null) {
      host = value;
    }
  }
}
