package dev.redial.demo.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its file has it, for comparison with what is seen. It is read apart from the agent, so
 * a mistake of the agent's is not repeated here. It is valid, since the agent's checker has passed
 * it.
 *
 * @param keys what stands under the rule
 * @param proxy what stands under {@code proxies} for the proxy that the rule names, or null
 */
record SaidRule(String name, Map<String, Object> keys, @Nullable SaidProxy proxy) {
  private static final Set<String> NO_ACTIONS =
      Set.of("name", "reason", "expires", "mode", "match", "<<");
  private static final Set<String> ROUTES =
      Set.of("connect-to", "ip-version", "proxy", "lowercase");
  private static final Set<String> HTTP =
      Set.of("host-header", "headers", "raw-http", "virtual-host", "plaintext");
  private static final List<String> NOT_COMPARED =
      List.of(
          "client-certificate", "groups", "signature-schemes", "disabled-algorithms", "ip-version");
  private static final Set<String> TLS =
      Set.of("sni", "verify-name", "ciphers", "protocols", "alpn", "trust");

  /** What {@code ciphers} and {@code protocols} have in common. */
  record Selection(List<String> add, List<String> remove, List<String> only) {}

  List<String> hosts() {
    return list(map(keys.get("match")).get("host"));
  }

  List<String> exceptions() {
    return list(map(keys.get("match")).get("except"));
  }

  /** Its ports, the first of each range, or 443. */
  List<Integer> ports() {
    var ports = list(map(keys.get("match")).get("port"));
    return ports.isEmpty()
        ? List.of(443)
        : ports.stream().map(port -> Integer.parseInt(port.split("-", -1)[0].strip())).toList();
  }

  /** Whether it says nothing but where to dial: of names in TLS and HTTP it knows nothing. */
  boolean isForAnyProtocol() {
    var actions = new TreeSet<>(keys.keySet());
    actions.removeAll(NO_ACTIONS);
    return !direct() && !actions.isEmpty() && ROUTES.containsAll(actions);
  }

  /** Whether it says something of the head of a request. */
  boolean isForHttp() {
    return keys.keySet().stream().anyMatch(HTTP::contains);
  }

  /** Whether it says something of TLS that a call without TLS does not show. */
  boolean isOnlyForTls() {
    return keys.keySet().stream().anyMatch(TLS::contains);
  }

  /** Those of its keys whose effect the observatory does not compare. */
  List<String> notCompared() {
    return NOT_COMPARED.stream().filter(keys::containsKey).toList();
  }

  @Nullable String serverName() {
    return first("sni", "virtual-host");
  }

  /** The name that the certificate must be for, or null for the application's host. */
  @Nullable String verifyName() {
    var name = first("verify-name", "virtual-host", "sni");
    return "none".equals(name) ? null : name;
  }

  @Nullable String authority() {
    return first("host-header", "virtual-host");
  }

  boolean lowercase() {
    return is("lowercase");
  }

  boolean rawHttp() {
    return is("raw-http");
  }

  boolean plaintext() {
    return is("plaintext");
  }

  boolean observes() {
    return "observe".equals(keys.get("mode"));
  }

  Selection suites() {
    var said = selection("ciphers");
    return new Selection(canonical(said.add()), canonical(said.remove()), canonical(said.only()));
  }

  Selection versions() {
    return selection("protocols");
  }

  List<String> alpn() {
    return list(keys.get("alpn"));
  }

  List<String> trust() {
    return list(keys.get("trust"));
  }

  List<String> connectTo() {
    return list(keys.get("connect-to"));
  }

  boolean direct() {
    return "direct".equals(keys.get("proxy"));
  }

  /** Header fields that are set, by name. */
  Map<String, String> set() {
    var set = new TreeMap<String, String>();
    map(map(keys.get("headers")).get("set")).forEach((name, value) -> set.put(name, text(value)));
    return set;
  }

  /** Names, in lower case, of header fields whose values come from outside the file. */
  Set<String> secrets() {
    var all = new TreeMap<>(set());
    if (proxy != null) {
      all.putAll(proxy.headers());
    }
    var names = new TreeSet<String>();
    all.forEach(
        (name, value) -> {
          if (isFromOutside(value)) {
            names.add(name.toLowerCase(Locale.ROOT));
          }
        });
    return names;
  }

  /** Whether a value comes from the environment or from a file, as secrets do. */
  static boolean isFromOutside(String value) {
    return value.contains("${");
  }

  /** Names of header fields that are removed. */
  List<String> removed() {
    return list(map(keys.get("headers")).get("remove"));
  }

  private boolean is(String key) {
    return Boolean.TRUE.equals(keys.get(key));
  }

  private @Nullable String first(String... names) {
    for (var name : names) {
      if (keys.get(name) != null) {
        return text(keys.get(name));
      }
    }
    return null;
  }

  private Selection selection(String key) {
    var said = map(keys.get(key));
    return new Selection(list(said.get("add")), list(said.get("remove")), list(said.get("only")));
  }

  private static List<String> canonical(List<String> names) {
    return names.stream().map(Suites::canonical).toList();
  }

  static Map<String, Object> map(@Nullable Object value) {
    var map = new TreeMap<String, Object>();
    if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, each) -> map.put(text(key), each == null ? "" : each));
    }
    return map;
  }

  static List<String> list(@Nullable Object value) {
    var list = new ArrayList<String>();
    if (value instanceof List<?> items) {
      items.forEach(item -> list.add(text(item)));
    } else if (value != null) {
      list.add(text(value));
    }
    return list;
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
