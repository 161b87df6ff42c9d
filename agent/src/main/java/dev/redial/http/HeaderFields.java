package dev.redial.http;

import dev.redial.rule.HttpSettings;
import dev.redial.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request head, in order, taken out of a client's own representation to be
 * changed and put back. Not safe for use by several threads.
 */
public final class HeaderFields {
  /** HTTP/2 without TLS, as an upgrade names it. */
  private static final String H2C = "h2c";

  private final List<String> names = new ArrayList<>();
  private final List<@Nullable String> values = new ArrayList<>();

  public void add(String name, @Nullable String value) {
    names.add(name);
    values.add(value);
  }

  public int size() {
    return names.size();
  }

  public String name(int index) {
    return names.get(index);
  }

  public @Nullable String value(int index) {
    return values.get(index);
  }

  /** The first value of a field, or null. */
  public @Nullable String first(String name) {
    int index = indexOf(name, 0);
    return index < 0 ? null : values.get(index);
  }

  /**
   * Carries out a rule.
   *
   * @return whether an upgrade to HTTP/2 was offered, and is not any more
   */
  public boolean apply(Rule rule) {
    boolean isDeclined = rule.declinesHttp2() && declineHttp2();
    apply(rule.http());
    return isDeclined;
  }

  /** Takes the offer of RFC 7540 section 3.2 out; one of another protocol stays. */
  private boolean declineHttp2() {
    int index = indexOf("Upgrade", 0);
    var value = index < 0 ? null : values.get(index);
    var others = value == null ? null : without(value, H2C);
    if (others == null) {
      return false;
    }
    if (others.isEmpty()) {
      remove("Upgrade");
    } else {
      values.set(index, others);
    }
    remove("HTTP2-Settings");
    return true;
  }

  /** Removes a field, and its name from what Connection lists (RFC 9110 section 7.6.1). */
  private void remove(String name) {
    if (indexOf(name, 0) < 0) {
      return;
    }
    removeFrom(0, name);
    for (int i = names.size() - 1; i >= 0; i--) {
      var value = names.get(i).equalsIgnoreCase("Connection") ? values.get(i) : null;
      var others = value == null ? null : without(value, name);
      if (others != null && others.isEmpty()) {
        names.remove(i);
        values.remove(i);
      } else if (others != null) {
        values.set(i, others);
      }
    }
  }

  /** A list without one of its members, or null if nothing is left. */
  private static @Nullable String without(String list, String member) {
    var others = new StringBuilder();
    boolean isFound = false;
    for (var each : list.split(",", -1)) {
      var text = each.trim();
      if (text.equalsIgnoreCase(member)) {
        isFound = true;
      } else if (!text.isEmpty()) {
        others.append(others.length() == 0 ? "" : ", ").append(text);
      }
    }
    return isFound ? others.toString() : null;
  }

  /**
   * Carries out a rule's settings. The authority is replaced and never added; of Host and
   * :authority, and of many Host fields, only the first stays.
   */
  public void apply(HttpSettings settings) {
    for (var name : settings.remove()) {
      remove(name);
    }
    for (var field : settings.set().entrySet()) {
      set(field.getKey(), field.getValue());
    }
    if (settings.authority() != null) {
      setAuthority(settings.authority());
    } else if (settings.lowercase()) {
      lowerCase(":authority");
      lowerCase("Host");
    }
  }

  private void setAuthority(String authority) {
    int index = indexOf(":authority", 0);
    if (index >= 0) {
      values.set(index, authority);
      // RFC 9113 section 8.3.1: a Host in addition must not differ.
      removeFrom(0, "Host");
      return;
    }
    index = indexOf("Host", 0);
    if (index >= 0) {
      values.set(index, authority);
      removeFrom(index + 1, "Host");
    }
  }

  private void lowerCase(String name) {
    int index = indexOf(name, 0);
    var value = index < 0 ? null : values.get(index);
    if (value != null) {
      values.set(index, value.toLowerCase(Locale.ROOT));
    }
  }

  private void set(String name, String value) {
    int index = indexOf(name, 0);
    if (index < 0) {
      add(name, value);
    } else {
      values.set(index, value);
      removeFrom(index + 1, name);
    }
  }

  private void removeFrom(int start, String name) {
    for (int i = names.size() - 1; i >= start; i--) {
      if (names.get(i).equalsIgnoreCase(name)) {
        names.remove(i);
        values.remove(i);
      }
    }
  }

  private int indexOf(String name, int start) {
    for (int i = start; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }
}
