package dev.redial.doctor.cause;

import java.util.List;

/**
 * Why a connection fails.
 *
 * @param kind a word for programs
 * @param sentence for people
 * @param remedies what may help, the smallest first; none where no rule does
 * @param advice what else is to be done, or an empty text
 */
public record Cause(String kind, String sentence, List<Remedy> remedies, String advice) {
  public static final String WORKS = "works";
  public static final String UNKNOWN = "unknown";

  /** One that a rule helps against. */
  public static Cause curable(String kind, String sentence, Remedy... remedies) {
    return new Cause(kind, sentence, List.of(remedies), "");
  }

  /** One that no rule helps against. */
  public static Cause other(String kind, String sentence, String advice) {
    return new Cause(kind, sentence, List.of(), advice);
  }
}
