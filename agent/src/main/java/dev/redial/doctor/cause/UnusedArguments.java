package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.target.Question;
import dev.redial.rule.host.Address;
import dev.redial.rule.route.ProxyProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What the user has given and no attempt has needed: he should not take it for tried. */
public final class UnusedArguments {
  private final Question question;
  private final List<Trial> trials;

  private UnusedArguments(Question question, List<Trial> trials) {
    this.question = question;
    this.trials = trials;
  }

  /** The options, as they were given, secrets aside. */
  public static List<String> of(Investigation it, Cause cause) {
    var trials = it.attempts().stream().map(Observation::trial).toList();
    return new UnusedArguments(it.question(), trials).options(cause);
  }

  private List<String> options(Cause cause) {
    var options = new ArrayList<String>();
    for (var name : question.names()) {
      add(options, "--host " + name, each -> isOf(each, name));
    }
    for (var address : question.addresses()) {
      add(options, "--connect-to " + address, each -> address.equals(each.address()));
    }
    if (question.proxy() != null) {
      add(options, "--proxy " + question.proxy(), this::isByProxy);
    }
    if (question.trust() != null) {
      add(options, "--trust " + question.trust(), this::isTrusting);
    }
    options.addAll(allowances(cause));
    return options;
  }

  private List<String> allowances(Cause cause) {
    var options = new ArrayList<String>();
    if (question.allowPlaintext() && !cause.kind().equals(PlainHttpSuspect.KIND)) {
      options.add("--allow-plaintext");
    }
    if (question.allowWeak() && !cause.kind().equals(TrustSuspect.WEAK)) {
      options.add("--allow-weak");
    }
    return options;
  }

  private void add(List<String> options, String option, Predicate<Trial> isTried) {
    if (trials.stream().noneMatch(isTried)) {
      options.add(option);
    }
  }

  private boolean isByProxy(Trial trial) {
    return Objects.equals(trial.way().proxy(), question.proxy());
  }

  /** TLS to a proxy always trusts the CA of the command line. */
  private boolean isTrusting(Trial trial) {
    var proxy = trial.way().proxy();
    return trial.trusting() || (proxy != null && proxy.protocol() == ProxyProtocol.HTTPS);
  }

  private static boolean isOf(Trial trial, String name) {
    var authority = trial.authority();
    var host = authority == null ? null : Address.parse(authority);
    return name.equals(trial.sni())
        || name.equals(trial.verified())
        || (host != null && name.equals(host.host()));
  }
}
