package dev.redial.doctor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What doctor has found.
 *
 * @param target what was called
 * @param cause why it fails
 * @param prescription the rule that helps, or null
 * @param proof what came of the call under that rule, or an empty text
 * @param failed rules that should help and did not, with the reason
 * @param attempts all that was tried, the plain client first
 */
public record Finding(
    Target target,
    Cause cause,
    @Nullable Prescription prescription,
    String proof,
    List<String> failed,
    List<Observation> attempts) {
  private static final int WORKS = 0;
  private static final int RULE_HELPS = 3;
  private static final int NO_RULE_HELPS = 4;
  private static final int UNKNOWN = 5;

  /** The command's exit status. */
  public int status() {
    if (prescription != null) {
      return RULE_HELPS;
    }
    return switch (cause.kind()) {
      case Cause.WORKS -> WORKS;
      case Cause.UNKNOWN -> UNKNOWN;
      default -> NO_RULE_HELPS;
    };
  }

  /** The text of the rule file that helps, or null. */
  public @Nullable String rules() {
    return prescription == null ? null : prescription.text();
  }

  /** For people. */
  public String text() {
    return Report.of(this);
  }

  /** For programs. */
  public String json() {
    return JsonReport.of(this);
  }
}
