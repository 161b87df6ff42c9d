package dev.redial.yaml.tree;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says why a text is not YAML. */
public final class Syntax {
  private static final int LONGEST = 200;

  private Syntax() {}

  public static void report(RuntimeException failure, Problems problems) {
    var rejection = failure instanceof Rejection known ? known : explain(failure);
    problems.error(rejection.line, rejection.column, rejection.what, rejection.remedy);
  }

  private static Rejection explain(RuntimeException failure) {
    if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      var context = marked.getContext();
      var what = context == null ? marked.getProblem() : context + ": " + marked.getProblem();
      return Rejection.at(
          marked.getProblemMark(), "not YAML: " + Words.show(what, LONGEST), remedy(what));
    }
    return new Rejection(1, 1, "not YAML: " + Words.show(String.valueOf(failure)), "write YAML");
  }

  private static String remedy(String what) {
    if (what.contains("alias")) {
      return "write a pattern in quotes: \"*.example.com\"";
    }
    if (what.contains("TAB")) {
      return "indent with spaces";
    }
    return "correct it here or in the line before";
  }
}
