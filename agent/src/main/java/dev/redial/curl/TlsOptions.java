package dev.redial.curl;

import dev.redial.rule.tls.CipherSuites;
import dev.redial.yaml.tree.FlowText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions and the cipher suites that curl's options leave to offer. */
final class TlsOptions {
  private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
  private static final int FIRST_ENABLED = 2;

  /** What OpenSSL offers of TLS 1.3 where no option says otherwise, in its order. */
  private static final List<String> NEWEST =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256");

  private final CurlLine line;
  private final Remarks remarks;
  private final Set<String> add = new LinkedHashSet<>();
  private final Set<String> remove = new LinkedHashSet<>();
  private boolean hasGroups;

  TlsOptions(CurlLine line, Remarks remarks) {
    this.line = line;
    this.remarks = remarks;
  }

  void write(RuleText rule) throws CurlProblem {
    var offered = versions(rule);
    var newest = newest();
    read(line.value("ciphers"));
    retain(offered, add);
    if (!add.isEmpty() && !hasGroups) {
      var only = new LinkedHashSet<>(offered.contains("TLSv1.3") ? newest : List.of());
      only.addAll(add);
      rule.putFlow("ciphers", "{only: " + FlowText.list(List.copyOf(only)) + "}");
      return;
    }
    if (line.value("tls13-ciphers") != null) {
      remove.addAll(NEWEST);
      newest.forEach(remove::remove);
    }
    var parts = new ArrayList<String>();
    part("add", add, parts);
    part("remove", remove, parts);
    if (!parts.isEmpty()) {
      rule.putFlow("ciphers", "{" + String.join(", ", parts) + "}");
    }
  }

  private static void part(String key, Set<String> suites, List<String> parts) {
    if (!suites.isEmpty()) {
      parts.add(key + ": " + FlowText.list(List.copyOf(suites)));
    }
  }

  /** Writes the versions, and answers those that are left to offer. */
  private List<String> versions(RuleText rule) throws CurlProblem {
    var least = line.last("tlsv1", "tlsv1.0", "tlsv1.1", "tlsv1.2", "tlsv1.3");
    int from = least == null ? 0 : VERSIONS.indexOf(jsse(least.name()));
    int to = newestVersion();
    if (from > to) {
      throw new CurlProblem("--tls-max leaves no TLS version to offer");
    }
    var left = VERSIONS.subList(from, to + 1);
    if (least != null || to < FIRST_ENABLED) {
      rule.putFlow("protocols", "{only: " + FlowText.list(left) + "}");
    } else if (to < VERSIONS.size() - 1) {
      var above = VERSIONS.subList(to + 1, VERSIONS.size());
      rule.putFlow("protocols", "{remove: " + FlowText.list(above) + "}");
    }
    return left;
  }

  private int newestVersion() throws CurlProblem {
    var most = line.value("tls-max");
    if (most == null || most.equals("default")) {
      return VERSIONS.size() - 1;
    }
    int to = VERSIONS.indexOf(jsse("tlsv" + most));
    if (to < 0) {
      throw new CurlProblem("--tls-max '" + most + "' is not 1.0, 1.1, 1.2 or 1.3");
    }
    return to;
  }

  private static String jsse(String option) {
    var version = option.toUpperCase(Locale.ROOT).replace('V', 'v');
    return version.equals("TLSv1.0") ? "TLSv1" : version;
  }

  private List<String> newest() {
    var list = line.value("tls13-ciphers");
    if (list == null) {
      return NEWEST;
    }
    var suites = new ArrayList<String>();
    for (var name : list.split("[:, ]+", -1)) {
      var suite = name.isEmpty() ? null : suite(name, "--tls13-ciphers");
      if (suite != null) {
        suites.add(suite);
      }
    }
    return suites.isEmpty() ? NEWEST : suites;
  }

  /** OpenSSL's list, of which rules know the suites and not the words for many at once. */
  private void read(@Nullable String list) {
    for (var item : list == null ? new String[0] : list.split("[:, ]+", -1)) {
      int level = item.indexOf('@');
      if (level >= 0) {
        remarks.say(
            "irrelevant to a rule: "
                + item.substring(level)
                + "; what a JVM disables, a rule"
                + " offers by its name");
      }
      var word = level < 0 ? item : item.substring(0, level);
      if (!word.isEmpty()) {
        read(word.charAt(0), word);
      }
    }
  }

  private void read(char sign, String word) {
    boolean signed = "!-+".indexOf(sign) >= 0;
    var name = signed ? word.substring(1) : word;
    if (isGroup(name)) {
      hasGroups |= !signed;
      remarks.leaveOut(
          "'" + word + "' of --ciphers",
          "it stands for many suites; name them, as 'openssl ciphers " + name + "' does");
      return;
    }
    var suite = sign == '+' ? null : suite(name, "--ciphers");
    if (suite != null) {
      (signed ? remove : add).add(suite);
    }
  }

  /** Suites have a dash or an underscore, and their parts no plus sign between them. */
  private static boolean isGroup(String name) {
    return name.indexOf('+') >= 0 || (name.indexOf('-') < 0 && name.indexOf('_') < 0);
  }

  private @Nullable String suite(String name, String option) {
    var suite = CipherSuites.find(name);
    if (suite == null) {
      remarks.leaveOut(
          "'" + name + "' of " + option,
          CipherSuites.isInsecure(name)
              ? "it authenticates nobody or encrypts nothing"
              : "the JDK has no such suite");
    }
    return suite;
  }

  private void retain(List<String> offered, Set<String> suites) {
    for (var suite : List.copyOf(suites)) {
      if (Collections.disjoint(CipherSuites.versionsOf(suite), offered)) {
        suites.remove(suite);
        remarks.leaveOut("'" + suite + "'", "no offered TLS version has it");
      }
    }
  }
}
