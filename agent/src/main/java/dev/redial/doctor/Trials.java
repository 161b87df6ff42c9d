package dev.redial.doctor;

import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.cause.Remedy;
import dev.redial.doctor.dial.HttpAnswer;
import dev.redial.doctor.report.Finding;
import dev.redial.doctor.report.SuggestedRule;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.Question;
import dev.redial.doctor.target.SafeText;
import dev.redial.doctor.target.Target;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What ordinary clients show, each in a JVM of its own: whether HTTP/2 works too, and whether a
 * rule helps. The JVM that was examined has no part in it.
 */
public final class Trials {
  private static final String HTTP_2 = "http-2";
  private static final String ANSWERED = "answered ";
  private static final String FAILED = "failed ";
  private static final String CONNECTED = "connected ";

  private final Question question;
  private final Consumer<String> progress;
  private final Proof proof;

  /**
   * For a question.
   *
   * @param progress is told what is being tried
   */
  public Trials(Question question, Proof proof, Consumer<String> progress) {
    this.question = question;
    this.proof = proof;
    this.progress = progress;
  }

  /** Makes a finding of what was examined. */
  public Finding finding(Examination examined) {
    var target = question.target();
    var seen = withHttp2(examined);
    var failed = new ArrayList<String>();
    var unproven = new ArrayList<String>();
    for (var rule : seen.rules()) {
      if (!rule.problem().isEmpty()) {
        failed.add(rule + ": this build's checker refuses it: " + rule.problem());
        continue;
      }
      progress.accept("the rule, by an ordinary client under the agent");
      var outcome = proof.under(rule, call(seen.kind().equals(HTTP_2) ? "http2" : "url"));
      if (!outcome.isKnown()) {
        unproven.add(rule + ": " + SafeText.text(outcome.said()));
      } else if (helps(outcome.said(), seen.before())) {
        return new Finding(target, seen, rule, words(outcome.said()), failed, unproven);
      } else {
        failed.add(rule + ": " + words(outcome.said()));
      }
    }
    return new Finding(target, seen, null, "", failed, unproven);
  }

  /** HTTP/1.1 may work where HTTP/2 does not. */
  private Examination withHttp2(Examination seen) {
    var target = question.target();
    if (!seen.kind().equals(Cause.WORKS) || !target.scheme().equals("https") || !hasUri(target)) {
      return seen;
    }
    var attempts = new ArrayList<>(seen.attempts());
    var newest = attempt("by java.net.http, offering HTTP/2", call("http2"), attempts);
    if (newest == null) {
      return seen.with(Cause.WORKS, seen.sentence(), List.of(), attempts);
    }
    if (attempt("by java.net.http, HTTP/1.1 alone", call("http1"), attempts) != null) {
      var other = "HttpURLConnection gets an answer. java.net.http gets none, whatever it offers: ";
      return seen.with(Cause.UNKNOWN, other + newest + ".", List.of(), attempts);
    }
    var cause =
        Cause.curable(
            HTTP_2,
            "The server answers by HTTP/1.1 and fails where HTTP/2 is offered: " + newest + ".",
            Remedy.of("none: HTTP/1.1 does the same, more slowly", "alpn: [http/1.1]"));
    var rules = List.of(SuggestedRule.of(question, cause, cause.remedies().get(0)));
    return seen.with(HTTP_2, cause.sentence(), rules, attempts);
  }

  /** Why it fails, or null if it does not, or could not be tried. */
  private @Nullable String attempt(
      String change, List<String> call, List<Examination.Attempt> attempts) {
    progress.accept(change);
    long start = System.nanoTime();
    var outcome = proof.plainly(call);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    boolean isGood = outcome.said().startsWith(ANSWERED);
    var said =
        outcome.isKnown() ? words(outcome.said()) : "not tried: " + SafeText.text(outcome.said());
    attempts.add(Examination.Attempt.of(change, isGood, said, millis));
    return isGood || !outcome.isKnown() ? null : said;
  }

  /** java.net.http takes no host with an underscore. */
  private static boolean hasUri(Target target) {
    try {
      return new URI(target.toString()).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private List<String> call(String byUrl) {
    var target = question.target();
    if (target.isHttp()) {
      return List.of(byUrl, target.toString());
    }
    var place = target.place();
    var arguments = new ArrayList<>(List.of("tls", place.host(), String.valueOf(place.port())));
    if (target.starttls() != null) {
      arguments.add(target.starttls().name());
    }
    return arguments;
  }

  private static boolean helps(String said, int before) {
    if (!said.startsWith(ANSWERED)) {
      return said.startsWith(CONNECTED);
    }
    var answer = HttpAnswer.of(Integer.parseInt(said.substring(ANSWERED.length()).strip()));
    var first = HttpAnswer.of(before);
    boolean isBetter = before == 0 || first.isOfSite() || answer.rank() > first.rank();
    return answer.isOfSite() && isBetter;
  }

  private static String words(String said) {
    return said.startsWith(ANSWERED)
        ? "the server " + said
        : SafeText.text(said.startsWith(FAILED) ? said.substring(FAILED.length()) : said);
  }
}
