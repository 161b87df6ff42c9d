package dev.redial.demo.sandbox;

import dev.redial.demo.client.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a team expects of a call, whatever the rules say: rules/README.md has the format.
 *
 * @param names by the keys of {@link Seen#names}, and {@code rule}
 * @param headers header fields of the request; an empty value stands for none
 */
record Expectation(String url, Map<String, List<String>> names, Map<String, String> headers) {
  private static final String RULE = "rule";

  /** What a client offers several of: those that are listed must be among them. */
  private static final Set<String> OFFERS = Set.of("versions", "alpn", "suites");

  private static final Set<String> KEYS =
      Set.of(
          RULE,
          "address",
          "connect",
          "tls",
          "sni",
          "verify-name",
          "host",
          "versions",
          "alpn",
          "suites");

  /** A file that cannot be read as expectations; the message says what to write instead. */
  static final class FormatException extends IOException {
    FormatException(String message) {
      super(message);
    }
  }

  static List<Expectation> read(Path file) throws IOException {
    var document = SaidRule.map(SaidRules.load(file));
    if (!(document.get("expect") instanceof List<?> all) || all.isEmpty()) {
      throw new FormatException(file + ": write a list under 'expect', each with a 'url'");
    }
    var expectations = new ArrayList<Expectation>();
    for (var each : all) {
      expectations.add(of(file, SaidRule.map(each)));
    }
    return expectations;
  }

  private static Expectation of(Path file, Map<String, Object> keys) throws FormatException {
    if (!(keys.get("url") instanceof String url) || !url.matches(TryOptions.URLS)) {
      throw new FormatException(
          file
              + ": each expectation needs a 'url' with http or https, or another that 'try' takes");
    }
    var names = new TreeMap<String, List<String>>();
    var headers = new TreeMap<String, String>();
    for (var key : keys.entrySet()) {
      if (key.getKey().equals("headers")) {
        SaidRule.map(key.getValue())
            .forEach((name, value) -> headers.put(name, String.valueOf(value)));
      } else if (KEYS.contains(key.getKey())) {
        names.put(key.getKey(), SaidRule.list(key.getValue()));
      } else if (!key.getKey().equals("url")) {
        throw new FormatException(
            file + ": unknown key '" + key.getKey() + "'; known are url, headers, " + known());
      }
    }
    return new Expectation(Protocol.withPort(url), names, headers);
  }

  private static String known() {
    return String.join(", ", KEYS.stream().sorted().toList());
  }

  /** Each thing in which a call is not as expected, in words. */
  List<String> differences(Trial trial) {
    var differences = new ArrayList<String>();
    var seen = trial.after().names();
    names.forEach(
        (key, wanted) -> {
          var is =
              key.equals(RULE)
                  ? String.valueOf(trial.winner() == null ? "none" : trial.winner())
                  : seen.getOrDefault(key, "none");
          if (!holds(key, wanted, is)) {
            differences.add(difference(trial, key, String.join(" ", wanted), is));
          }
        });
    headers.forEach(
        (name, wanted) -> {
          var is =
              trial.after().headers().getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
          if (!is.equals(wanted)) {
            differences.add(difference(trial, "header " + name, wanted, is));
          }
        });
    return differences;
  }

  private static boolean holds(String key, List<String> wanted, String is) {
    if (!OFFERS.contains(key)) {
      return wanted.size() == 1 && Samples.canonical(wanted.get(0)).equals(is);
    }
    var offered = new HashSet<>(Arrays.asList(is.split(" ", -1)));
    return wanted.stream()
        .map(name -> key.equals("suites") ? Suites.canonical(name) : name)
        .allMatch(offered::contains);
  }

  private static String difference(Trial trial, String what, String wanted, String is) {
    return "%s, %s: %s: expected %s but was %s"
        .formatted(trial.url(), trial.client(), what, shown(wanted), shown(is));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }
}
