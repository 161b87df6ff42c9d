package dev.redial.demo.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What became of one rule.
 *
 * @param problems why it does not do what it says; none when it does
 * @param untried what it says and could not be tried, and what to do for it
 * @param notes what is odd about it
 * @param trials the calls that it was tried with
 */
record Verdict(
    SaidRule rule,
    List<String> problems,
    List<String> untried,
    List<String> notes,
    List<Trial> trials) {

  /**
   * Judges a rule by all the calls that were made for it.
   *
   * @param rules its file
   */
  static Verdict of(SaidRule rule, Path rules, List<Trial> trials, Check check)
      throws IOException, CertificateException {
    var problems = new LinkedHashSet<String>();
    var untried = new LinkedHashSet<String>();
    var notes = new LinkedHashSet<String>();
    var own = trials.stream().filter(trial -> rule.name().equals(trial.winner())).toList();
    for (var trial : own) {
      Judgement.problems(rule, trial)
          .forEach(problem -> problems.add(trial.url() + ", " + trial.client() + ": " + problem));
    }
    if (own.isEmpty()) {
      neverMatches(rule, trials, check, problems, untried);
    } else {
      lost(rule, trials, notes);
      untried.addAll(Untried.of(rule, own));
      odd(rule, notes);
      if (untried.isEmpty() && problems.isEmpty() && isIdle(rule, own)) {
        problems.add("it changes nothing: what it says is so without it");
      }
    }
    trust(rule, rules, problems, notes);
    return new Verdict(
        rule, List.copyOf(problems), List.copyOf(untried), List.copyOf(notes), trials);
  }

  private static void neverMatches(
      SaidRule rule, List<Trial> trials, Check check, Set<String> problems, Set<String> untried) {
    if (check.hasExpired(rule.name())) {
      problems.add("it has expired and matches nothing");
    } else if (trials.isEmpty()) {
      untried.add("it was called by no client: none of those that --client names can");
    } else {
      problems.add(neverMatches(trials));
    }
  }

  private static String neverMatches(List<Trial> trials) {
    var winners = new LinkedHashSet<String>();
    for (var trial : trials) {
      winners.add(trial.winner() == null ? "no rule" : "'" + trial.winner() + "'");
    }
    return "it never matches: for each of its hosts "
        + String.join(" or ", winners)
        + " wins; change 'match', or the order of the rules";
  }

  private static void lost(SaidRule rule, List<Trial> trials, Set<String> notes) {
    for (var trial : trials) {
      if (!rule.name().equals(trial.winner())) {
        var winner = trial.winner() == null ? "no rule" : "'" + trial.winner() + "'";
        notes.add("for " + trial.url() + " " + winner + " wins");
      }
    }
  }

  private static void odd(SaidRule rule, Set<String> notes) {
    if (rule.observes()) {
      notes.add("it only observes, and so changes nothing");
    } else if (rule.connectTo().size() > 1) {
      notes.add("of 'connect-to' the first was dialled, and answered: the others were not needed");
    }
    var name = rule.verifyName();
    if (name != null && !Samples.isAddress(name)) {
      boolean local = name.indexOf('.') < 0;
      if (local || name.indexOf('_') >= 0) {
        var why = local ? "without a dot" : "with an underscore";
        notes.add(
            "public CAs certify no name "
                + why
                + ": only a CA of your own has '%s'".formatted(name));
      }
    }
  }

  private static boolean isIdle(SaidRule rule, List<Trial> own) {
    return !rule.observes() && own.stream().noneMatch(Trial::changedSomething);
  }

  /** What the files of the rule and of its proxy hold. */
  private static void trust(SaidRule rule, Path rules, Set<String> problems, Set<String> notes)
      throws IOException, CertificateException {
    var names = new ArrayList<>(rule.trust());
    if (rule.proxy() != null) {
      names.addAll(Objects.requireNonNull(rule.proxy()).trust());
    }
    var now = Instant.now();
    for (var name : names) {
      var file = TrustFile.read(rules, name);
      notes.add(file.contents(now));
      if (file.isOutOfDate(now)) {
        problems.add(
            "'trust': no certificate in " + name + " is valid today; get the CA's new one");
      }
    }
  }

  /** Whether the rule does what it says in everything that could be tried. */
  boolean hasNoProblem() {
    return problems.isEmpty();
  }

  /** Whether it does all that it says. */
  boolean isGood() {
    return problems.isEmpty() && untried.isEmpty();
  }
}
