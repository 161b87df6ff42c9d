package dev.redial.doctor;

import dev.redial.rule.ProxyProtocol;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.RuleReport;
import dev.redial.yaml.Written;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule file against a cause.
 *
 * @param text of it
 * @param remedy what it does
 */
record Prescription(String text, Remedy remedy) {
  static final String USER = "PROXY_USER";
  static final String PASSWORD = "PROXY_PASSWORD";

  /** The rule for what is asked. */
  static Prescription of(Question question, Cause cause, Remedy remedy) {
    var target = question.target();
    var text = new StringBuilder("version: 1\n");
    var proxy = remedy.proxy();
    if (proxy != null) {
      text.append("proxies:\n  by-doctor:\n    url: ").append(proxy.url()).append('\n');
      if (proxy.protocol() == ProxyProtocol.HTTPS && question.trust() != null) {
        text.append("    trust: ").append(Written.path(question.trust())).append('\n');
      }
      if (proxy.user() != null) {
        text.append("    username: ${env:" + USER + "}\n    password: ${env:" + PASSWORD + "}\n");
      }
    }
    text.append("rules:\n  - name: ").append(name(target));
    text.append("\n    reason: ").append(Written.scalar(cause.sentence()));
    text.append("\n    match:\n      host: ");
    text.append(Written.scalar(target.host())).append('\n');
    if (!target.hasUsualPort()) {
      text.append("      port: ").append(target.place().port()).append('\n');
    }
    for (var line : remedy.actions()) {
      text.append("    ").append(line).append('\n');
    }
    return new Prescription(text.toString(), remedy);
  }

  private static String name(Target target) {
    var host = target.host().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    return Written.scalar("doctor-" + host);
  }

  /** What the checker says against it, or null. */
  @Nullable String problem() {
    for (var problem : report(text).problems()) {
      if (problem.isError()) {
        return problem.what();
      }
    }
    return null;
  }

  /** Credentials come from variables that need not be set here. */
  private static RuleReport report(String text) {
    var checked = text.replaceAll("\\$\\{env:(" + USER + "|" + PASSWORD + ")\\}", "set-at-start");
    return RuleFile.parse(checked.getBytes(StandardCharsets.UTF_8), "rules", Path.of(""));
  }
}
