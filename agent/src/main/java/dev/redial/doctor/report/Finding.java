package dev.redial.doctor.report;

import dev.redial.doctor.cause.Cause;
import dev.redial.doctor.target.Examination;
import dev.redial.doctor.target.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What doctor has found.
 *
 * @param target what was called
 * @param examination what was tried, and the cause that it shows
 * @param rule the one that helps, or null
 * @param proof what came of the call under that rule, or an empty text
 * @param failed rules that should help and did not, with the reason
 * @param unproven rules that should help and could not be tried, with the reason
 */
public record Finding(
    Target target,
    Examination examination,
    Examination.@Nullable Candidate rule,
    String proof,
    List<String> failed,
    List<String> unproven) {
  private static final int WORKS = 0;
  private static final int RULE_HELPS = 3;
  private static final int NO_RULE_HELPS = 4;
  private static final int UNKNOWN = 5;

  /** The command's exit status. */
  public int status() {
    if (rule != null) {
      return RULE_HELPS;
    }
    if (!unproven.isEmpty() || !failed.isEmpty()) {
      return UNKNOWN;
    }
    return switch (examination.kind()) {
      case Cause.WORKS -> WORKS;
      case Cause.UNKNOWN -> UNKNOWN;
      default -> NO_RULE_HELPS;
    };
  }

  /** The cause; where its cure has failed it may be another. */
  String sentence() {
    boolean isDoubtful = rule == null && !failed.isEmpty();
    return (isDoubtful ? "Not proven, as its rule does not help: " : "") + examination.sentence();
  }

  /** What is to be done, what the rule needs from its surroundings included. */
  String advice() {
    if (rule == null) {
      return examination.advice();
    }
    var start =
        "Start the application with -javaagent:redial-agent.jar=FILE, or attach FILE to it;"
            + " --write FILE puts the rule into one.";
    return rule.user().isEmpty()
        ? start
        : start
            + " Set "
            + SuggestedRule.USER
            + " and "
            + SuggestedRule.PASSWORD
            + " where the application starts, to the proxy's login. A JVM that runs already has"
            + " no such variables: before you attach, write ${file:PATH} in their place.";
  }

  /** The options that no attempt has needed, and why; or an empty text. */
  String untried() {
    var options = String.join(", ", examination.untried());
    return options.isEmpty()
        ? ""
        : options
            + (examination.kind().equals(Cause.WORKS)
                ? ": the call works without"
                : ": the cause was found without");
  }

  /** The text of the rule file that helps, or null. */
  public @Nullable String rules() {
    return rule == null ? null : rule.text();
  }

  /** For people. */
  public String text() {
    return Report.of(this);
  }

  /** For programs. */
  public String json() {
    return JsonReport.of(this);
  }

  /** For people who look at it later, as a page. */
  public String html() {
    return HtmlReport.of(this);
  }
}
