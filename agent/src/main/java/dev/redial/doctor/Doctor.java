package dev.redial.doctor;

import dev.redial.doctor.cause.AlgorithmSuspect;
import dev.redial.doctor.cause.AnswerSuspect;
import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.cause.Facts;
import dev.redial.doctor.cause.Investigation;
import dev.redial.doctor.cause.LastSuspect;
import dev.redial.doctor.cause.NameSuspect;
import dev.redial.doctor.cause.PlainHttpSuspect;
import dev.redial.doctor.cause.PlainSuspect;
import dev.redial.doctor.cause.RouteSuspect;
import dev.redial.doctor.cause.Suspect;
import dev.redial.doctor.cause.TrustSuspect;
import dev.redial.doctor.cause.UnusedArguments;
import dev.redial.doctor.dial.Dialler;
import dev.redial.doctor.dial.Observation;
import dev.redial.doctor.dial.Probe;
import dev.redial.doctor.dial.Trial;
import dev.redial.doctor.report.JsonReport;
import dev.redial.doctor.report.Report;
import dev.redial.doctor.report.SuggestedRule;
import dev.redial.doctor.target.CallingJvm;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.ProxyAddress;
import dev.redial.doctor.target.Question;
import dev.redial.rule.host.Address;
import java.io.IOException;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a connection fails: first as a plain client, then with one thing changed at a time.
 */
public final class Doctor {
  /** The likeliest and cheapest first. */
  private static final List<Suspect> SUSPECTS =
      List.of(
          new PlainSuspect(),
          new NameSuspect(),
          new AlgorithmSuspect(),
          new TrustSuspect(),
          new RouteSuspect(),
          new PlainHttpSuspect(),
          new AnswerSuspect(),
          new LastSuspect());

  private final Question question;
  private final CallingJvm surroundings;
  private final Probe probe;
  private final Investigation it;

  /**
   * Prepares an examination.
   *
   * @throws IOException if this JVM has no TLS, or the proxy's name is invalid
   */
  public Doctor(Question question, CallingJvm surroundings) throws IOException {
    this.question = question;
    this.surroundings = surroundings;
    probe = new Probe(question, surroundings);
    it = new Investigation(question, network(), probe::attempt);
  }

  /** Makes all attempts that are needed. */
  public Examination examine() {
    it.attempt(Trial.PLAIN);
    var cause = confirmed(it, diagnose(it));
    var rules = new ArrayList<Examination.Candidate>();
    for (var remedy : cause.remedies()) {
      rules.add(SuggestedRule.of(question, cause, remedy));
    }
    var answer = it.plain().answer();
    return new Examination(
        List.of(cause.kind(), cause.sentence(), cause.advice()),
        rules,
        attempts(),
        UnusedArguments.of(it, cause),
        String.join("\n", Facts.of(it.plain())),
        answer == null ? 0 : answer.status(),
        surroundings.jvm(question.target()));
  }

  /** Has all connections ended; no more are made. */
  void stop() {
    probe.stop();
  }

  /** A server that is slow or restarting is not cured by what was changed when it came back. */
  static Cause confirmed(Investigation it, Cause cause) {
    var plain = it.plain();
    if (cause.remedies().isEmpty() || plain.failure() == null || !plain.failure().mayPass()) {
      return cause;
    }
    var again = it.attempt(Trial.PLAIN.named("as a plain client, once more"));
    if (again.isGood()) {
      return Cause.other(
          "passing",
          "It failed at first (" + plain.outcome() + ") and works now, without any change.",
          "The server or the network is slow, or the server restarts. Run doctor again when it"
              + " fails.");
    }
    return again.failure() == null || again.failure().mayPass() ? cause : anew(it, again);
  }

  /** The first failure has passed, and hid one that lasts. */
  private static Cause anew(Investigation it, Observation again) {
    it.startAnew(again);
    return diagnose(it);
  }

  /** What the attempts show, more of them made on the way. */
  static Cause diagnose(Investigation it) {
    for (var suspect : SUSPECTS) {
      var cause = suspect.examine(it);
      if (cause != null) {
        return cause;
      }
    }
    var plain = it.plain();
    return plain.isGood()
        ? Cause.other(
            Cause.WORKS,
            "It works already, without a rule: " + plain.outcome() + ".",
            AnswerSuspect.next(plain.answer()))
        : Cause.other(
            Cause.UNKNOWN,
            "The call fails (" + plain.outcome() + "), and nothing that was tried changes that.",
            "If you know more, run doctor again with it. Give --host NAME for a name that the server may want, --connect-to ADDRESS or --proxy URL for another way, --trust FILE for a CA.");
  }

  /** What is known when somebody interrupts, for people or for programs; null if nothing is. */
  public @Nullable String soFar(boolean json) {
    var attempts = attempts();
    if (attempts.isEmpty()) {
      return null;
    }
    return json
        ? JsonReport.soFar(question.target(), attempts)
        : "redial doctor: interrupted; known so far:\n" + Report.attempts(attempts);
  }

  private List<Examination.Attempt> attempts() {
    return it.attempts().stream().map(Observation::told).toList();
  }

  private Investigation.Network network() {
    var places = new ArrayList<Address>();
    var target = question.target().place();
    try {
      for (var address : Dialler.addresses(target.host())) {
        places.add(new Address(address.getHostAddress(), target.port()));
      }
    } catch (IOException e) {
      // the plain client's attempt will say so
    }
    places.addAll(question.addresses());
    var proxies = new ArrayList<ProxyAddress>();
    if (question.proxy() != null) {
      proxies.add(question.proxy());
    }
    proxies.addAll(surroundings.proxiesOfEnvironment());
    var disabled = new ArrayList<>(entries("jdk.tls.disabledAlgorithms"));
    disabled.addAll(entries("jdk.certpath.disabledAlgorithms"));
    return new Investigation.Network(places, proxies, disabled);
  }

  private static List<String> entries(String property) {
    var value = Security.getProperty(property);
    var entries = new ArrayList<String>();
    for (var each : (value == null ? "" : value).split(",", -1)) {
      if (!each.isBlank()) {
        entries.add(each.strip());
      }
    }
    return entries;
  }
}
