package dev.redial.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule changes in the head of a request.
 *
 * @param authority what replaces Host (RFC 9112) and :authority (RFC 9113), as written in the rule,
 *     or null to leave it
 * @param set header fields to set, by name as written
 * @param remove names of header fields to remove
 * @param lowercase whether the application's authority goes out in lower case
 * @param rawHttp whether heads that an application writes by hand to a socket are changed too
 */
public record HttpSettings(
    @Nullable String authority,
    Map<String, String> set,
    List<String> remove,
    boolean lowercase,
    boolean rawHttp) {
  /** Copies the collections; header fields go out in the order of the file. */
  public HttpSettings {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    remove = List.copyOf(remove);
  }

  /** Without the values of header fields, which may be secrets. */
  @Override
  public String toString() {
    return "authority " + authority + ", set " + set.keySet() + ", remove " + remove;
  }

  /** Whether the rule sets or removes header fields. */
  public boolean changesFields() {
    return !set.isEmpty() || !remove.isEmpty();
  }

  /** For the heads of HTTP client libraries. */
  public HttpSettings(
      @Nullable String authority, Map<String, String> set, List<String> remove, boolean lowercase) {
    this(authority, set, remove, lowercase, false);
  }

  /** Whether the rule leaves request heads alone. */
  public boolean isEmpty() {
    return authority == null && !changesFields() && !lowercase;
  }
}
