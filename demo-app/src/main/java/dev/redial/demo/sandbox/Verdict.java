package dev.redial.demo.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What became of one rule.
 *
 * @param problems why it does not do what it says; none when it does
 * @param notes what is odd about it, or could not be tried
 * @param trials the calls that it was tried with
 */
record Verdict(SaidRule rule, List<String> problems, List<String> notes, List<Trial> trials) {

  /**
   * Judges a rule by all the calls that were made for it.
   *
   * @param expired whether the agent's checker says so
   */
  static Verdict of(SaidRule rule, List<Trial> trials, boolean expired) {
    var problems = new LinkedHashSet<String>();
    var notes = new LinkedHashSet<String>();
    var own = new ArrayList<Trial>();
    for (var trial : trials) {
      if (rule.name().equals(trial.winner())) {
        own.add(trial);
        Judgement.problems(rule, trial)
            .forEach(problem -> problems.add(trial.url() + ", " + trial.client() + ": " + problem));
      }
    }
    if (own.isEmpty()) {
      problems.add(expired ? "it has expired and matches nothing" : neverMatches(trials));
    } else {
      lost(rule, trials, notes);
      idle(rule, own, problems, notes);
    }
    return new Verdict(rule, List.copyOf(problems), List.copyOf(notes), trials);
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

  private static void lost(SaidRule rule, List<Trial> trials, LinkedHashSet<String> notes) {
    for (var trial : trials) {
      if (!rule.name().equals(trial.winner())) {
        var winner = trial.winner() == null ? "no rule" : "'" + trial.winner() + "'";
        notes.add("for " + trial.url() + " " + winner + " wins");
      }
    }
  }

  private static void idle(
      SaidRule rule, List<Trial> own, LinkedHashSet<String> problems, LinkedHashSet<String> notes) {
    if (rule.observes()) {
      notes.add("it only observes, and so changes nothing");
      return;
    }
    if (!rule.trust().isEmpty()) {
      notes.add("'trust' was not tried: nobody here has a key of that CA");
    }
    if (rule.direct()) {
      notes.add("'proxy: direct' was not tried: the clients here have no proxy to bypass");
    }
    boolean tried = rule.trust().isEmpty() && !rule.direct();
    if (tried && problems.isEmpty() && own.stream().noneMatch(Trial::changedSomething)) {
      problems.add("it changes nothing: what it says is so without it");
    }
  }

  boolean isGood() {
    return problems.isEmpty();
  }
}
