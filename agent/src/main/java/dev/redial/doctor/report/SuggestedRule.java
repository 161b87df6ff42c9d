package dev.redial.doctor.report;

import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.cause.Remedy;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.Target;
import dev.redial.rule.route.ProxyProtocol;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.RuleReport;
import dev.redial.yaml.tree.FlowText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Rule files against a cause. */
public final class SuggestedRule {
  public static final String USER = "PROXY_USER";
  public static final String PASSWORD = "PROXY_PASSWORD";

  private SuggestedRule() {}

  /** The rule for what is asked. */
  public static Examination.Candidate of(Question question, Cause cause, Remedy remedy) {
    var target = question.target();
    var text = new StringBuilder("version: 1\n");
    var proxy = remedy.proxy();
    text.append(proxy == null ? "" : proxy(proxy, question));
    text.append("rules:\n  - name: ").append(name(target));
    text.append("\n    reason: ").append(FlowText.scalar(cause.sentence()));
    text.append("\n    match:\n      host: ");
    text.append(FlowText.scalar(target.host())).append('\n');
    text.append("      port: ").append(target.place().port()).append('\n');
    for (var line : remedy.actions()) {
      text.append("    ").append(line).append('\n');
    }
    var name = proxy == null ? null : proxy.name();
    return new Examination.Candidate(
        text.toString(),
        remedy.actions().toString(),
        remedy.risk(),
        problem(text.toString()),
        name == null ? "" : name,
        proxy == null ? "" : proxy.password());
  }

  private static String proxy(ProxyAddress proxy, Question question) {
    var text = new StringBuilder("proxies:\n  by-doctor:\n    url: ");
    text.append(proxy.url()).append('\n');
    if (proxy.protocol() == ProxyProtocol.HTTPS && question.trust() != null) {
      text.append("    trust: ").append(FlowText.path(question.trust())).append('\n');
    }
    if (proxy.user() != null) {
      text.append("    username: ${env:" + USER + "}\n    password: ${env:" + PASSWORD + "}\n");
    }
    return text.toString();
  }

  private static String name(Target target) {
    var host = target.host().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    return FlowText.scalar("doctor-" + host);
  }

  /** What the checker says against it, or an empty text. */
  public static String problem(String text) {
    for (var problem : report(text).problems()) {
      if (problem.isError()) {
        return problem.what();
      }
    }
    return "";
  }

  /** Credentials come from variables that need not be set here. */
  private static RuleReport report(String text) {
    var checked = text.replaceAll("\\$\\{env:(" + USER + "|" + PASSWORD + ")\\}", "set-at-start");
    return RuleFile.parse(checked.getBytes(StandardCharsets.UTF_8), "rules", Path.of(""));
  }
}
