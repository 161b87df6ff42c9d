package dev.redial.yaml;

import dev.redial.rule.Rule;
import dev.redial.rule.ShadowedRules;
import dev.redial.rule.tls.TlsSettings;
import dev.redial.yaml.action.WeakTls;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Node.Mapping;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a rule file may say, but hardly means. Looked for on the command line only. */
final class Warnings {
  private static final String TAKE_AWAY = "remove that permission: chmod o-w";
  private static final long WEEK = 7L * 24 * 60 * 60 * 1000;

  private final Problems problems;
  private final long now;

  Warnings(Problems problems, long now) {
    this.problems = problems;
    this.now = now;
  }

  /** The rule file is null for rules from a URL. */
  void writable(@Nullable Path file, RulesReader rules) {
    if (file != null && isWritable(file)) {
      problems.warning(
          1, 1, "every user may write this file, and so redirect connections", TAKE_AWAY);
    }
    for (var mention : rules.pemFiles().mentions()) {
      if (isWritable(mention.path())) {
        problems.setRule(mention.rule());
        writable(mention.at(), mention.at().text(), "whom to trust");
      }
    }
    for (var mention : rules.keyFiles().files()) {
      if (isWritable(mention.of())) {
        problems.setRule(mention.rule());
        writable(mention.at(), mention.text(), "who this client is");
      }
    }
    problems.setRule(null);
  }

  private void writable(Node at, String file, String decided) {
    problems.warning(
        at, "every user may write " + Words.quote(file) + ", and so decide " + decided, TAKE_AWAY);
  }

  private static boolean isWritable(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      // a file system without POSIX permissions has nothing to say about them
      return false;
    }
  }

  void of(RulesReader file) {
    var weakTls = new WeakTls(problems);
    var shadows = new ShadowedRules(file.rules());
    for (int i = 0; i < file.rules().size(); i++) {
      var rule = file.rules().get(i);
      var source = file.sources().get(i);
      problems.setRule(rule.name());
      shadow(shadows.over(i), source);
      expiry(rule.expires(), source);
      names(rule, source);
      rawHttp(rule, source);
      weakTls.of(rule, source);
      plaintext(rule, source);
    }
    problems.setRule(null);
    for (var password : file.proxies().literalPasswords()) {
      literal(password);
    }
    for (var password : file.keyFiles().literalPasswords()) {
      problems.setRule(password.rule());
      literal(password.at());
    }
    problems.setRule(null);
  }

  private void literal(Node password) {
    problems.warning(
        password,
        "the password stands in the rule file",
        "write '${env:NAME}' or '${file:PATH}' in its place");
  }

  private void shadow(@Nullable Rule earlier, Mapping source) {
    if (earlier != null) {
      problems.warning(
          place(source, "match"),
          "never matches, as rule " + Words.quote(earlier.name()) + " before it wins its hosts",
          "move it before that rule, or remove it");
    }
  }

  private void expiry(long expires, Mapping source) {
    if (expires <= now) {
      problems.warning(
          place(source, "expires"),
          "expired at " + Instant.ofEpochMilli(expires) + " and matches nothing",
          "remove it, or give it a later date");
    } else if (expires - now <= WEEK) {
      problems.warning(
          place(source, "expires"),
          "expires at " + Instant.ofEpochMilli(expires) + ", in less than a week",
          "give it a later date if it is still needed");
    }
  }

  private void names(Rule rule, Mapping source) {
    var sent = rule.tls().serverName();
    if (sent == null || sent.equals(TlsSettings.NO_SERVER_NAME)) {
      return;
    }
    var verified = rule.tls().verifyName();
    if (verified != null && !verified.equalsIgnoreCase(sent)) {
      differs(place(source, "verify-name"), sent, "verify-name", verified);
    }
    var authority = rule.http().authority();
    if (authority != null && !host(authority).equalsIgnoreCase(sent)) {
      differs(place(source, "host-header"), sent, "host-header", authority);
    }
  }

  private void rawHttp(Rule rule, Mapping source) {
    var offered = rule.tls().applicationProtocols();
    if (rule.http().rawHttp() && !offered.isEmpty() && !offered.contains("http/1.1")) {
      problems.warning(
          place(source, "raw-http"),
          "'raw-http' reaches HTTP/1.x only, which 'alpn' does not offer",
          "let 'alpn' offer 'http/1.1'");
    }
  }

  private void plaintext(Rule rule, Mapping source) {
    if (rule.route().plaintext()) {
      problems.warning(
          place(source, "plaintext"),
          "gives up all security: anyone on the way can read and change everything, passwords and"
              + " cookies too",
          "use it only where nothing else works, and give it an end with 'expires'");
      WeakTls.everyHost(problems, "no TLS", rule, source);
    }
  }

  private void differs(Node at, String sent, String key, String other) {
    problems.warning(
        at,
        "the name in SNI, " + Words.quote(sent) + ", is unlike '" + key + "' " + Words.quote(other),
        "write the same name, unless this server really wants two");
  }

  private static String host(String authority) {
    int colon = authority.lastIndexOf(':');
    var host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static Node place(Mapping source, String key) {
    var entry = source.get(key);
    return entry == null ? source : entry.key();
  }
}
