package dev.redial.doctor.target;

import dev.redial.report.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What one JVM has tried and what that shows, in words: another JVM may read them. The rules in it
 * are not proven yet.
 *
 * @param cause by kind, sentence and advice
 * @param rules what should help, the smallest first
 * @param attempts all that was tried, the plain client first
 * @param untried what the user has given, and no attempt has needed
 * @param facts what the plain client sent, and what came back
 * @param before the status that it was answered with, or 0
 * @param jvm what a JVM is started with that shall behave like that one
 */
public record Examination(
    List<String> cause,
    List<Candidate> rules,
    List<Attempt> attempts,
    List<String> untried,
    String facts,
    int before,
    Jvm jvm) {
  /**
   * A rule file that should help.
   *
   * @param text of it
   * @param actions what it does, in its own words
   * @param risk what it costs
   * @param problem what the checker has against it, or an empty text
   * @param user whom the proxy knows, or an empty text
   * @param password a secret
   */
  public record Candidate(
      String text, String actions, String risk, String problem, String user, String password) {
    @Override
    public String toString() {
      return actions;
    }
  }

  /**
   * One thing that was tried.
   *
   * @param json all that is known of it
   */
  public record Attempt(String change, boolean isGood, String outcome, long millis, String json) {
    /** One of which no more is known. */
    public static Attempt of(String change, boolean isGood, String outcome, long millis) {
      var json = new Json().open('{').member("change", change).member("ok", isGood);
      json.member("outcome", outcome).member("millis", millis).close('}');
      return new Attempt(change, isGood, outcome, millis, json.toString());
    }
  }

  /**
   * A JVM.
   *
   * @param home of its JDK
   * @param folder that its relative paths begin at
   * @param arguments before the main class
   * @param words what it is, and what it trusts and calls by, for people
   */
  public record Jvm(String home, String folder, List<String> arguments, String words) {}

  public String kind() {
    return cause.get(0);
  }

  public String sentence() {
    return cause.get(1);
  }

  public String advice() {
    return cause.get(2);
  }

  /** Whether there is more to be tried, with what the user may know. */
  public boolean leadsOn() {
    return advice().contains("run doctor again") || advice().contains("Run doctor again");
  }

  /** The same with more attempts and what they show. */
  public Examination with(
      String kind, String sentence, List<Candidate> helping, List<Attempt> tried) {
    var advice = kind.equals(kind()) ? advice() : "";
    return new Examination(
        List.of(kind, sentence, advice), helping, tried, untried, facts, before, jvm);
  }

  /** All of it in one text, for {@link #decode}. */
  public String encode() {
    var words = new ArrayList<>(cause);
    words.addAll(List.of(facts, String.valueOf(before), jvm.home(), jvm.folder(), jvm.words()));
    var out = new Words();
    out.list(words);
    out.list(jvm.arguments());
    out.list(untried);
    for (var each : rules) {
      out.list(
          List.of(
              each.text(),
              each.actions(),
              each.risk(),
              each.problem(),
              each.user(),
              each.password()));
    }
    out.list(List.of());
    for (var each : attempts) {
      var good = String.valueOf(each.isGood());
      var millis = String.valueOf(each.millis());
      out.list(List.of(each.change(), good, each.outcome(), millis, each.json()));
    }
    out.list(List.of());
    return out.toString();
  }

  /** What was encoded. */
  public static Examination decode(String text) {
    var in = new Words(text);
    var words = in.list();
    var arguments = in.list();
    var untried = in.list();
    var rules = new ArrayList<Candidate>();
    for (var each = in.list(); !each.isEmpty(); each = in.list()) {
      rules.add(
          new Candidate(
              each.get(0), each.get(1), each.get(2), each.get(3), each.get(4), each.get(5)));
    }
    var attempts = new ArrayList<Attempt>();
    for (var each = in.list(); !each.isEmpty(); each = in.list()) {
      boolean isGood = Boolean.parseBoolean(each.get(1));
      long millis = Long.parseLong(each.get(3));
      attempts.add(new Attempt(each.get(0), isGood, each.get(2), millis, each.get(4)));
    }
    return new Examination(
        List.copyOf(words.subList(0, 3)),
        rules,
        attempts,
        untried,
        words.get(3),
        Integer.parseInt(words.get(4)),
        new Jvm(words.get(5), words.get(6), arguments, words.get(7)));
  }
}
