package dev.redial.yaml;

import dev.redial.yaml.tree.Confinement;
import java.util.List;

/** Whatever a rule file holds, the reader reports it in fit words and throws nothing. */
public final class RuleFileFuzz {
  private static final Confinement NOTHING = new Confinement(List.of(), null);

  private RuleFileFuzz() {}

  /** For Jazzer. */
  public static void fuzzerTestOneInput(byte[] text) {
    var report = RuleFile.check(text, "f", NOTHING, 0);
    boolean hasErrors = false;
    for (var problem : report.problems()) {
      hasErrors |= problem.isError();
      if (problem.line() < 1 || problem.column() < 1 || !isFit(problem.toString())) {
        throw new IllegalStateException("unfit: " + problem);
      }
    }
    if (hasErrors != (report.rules() == null)) {
      throw new IllegalStateException("rules and errors: " + report.problems());
    }
  }

  private static boolean isFit(String line) {
    return line.length() < 4_000 && line.chars().noneMatch(Character::isISOControl);
  }
}
