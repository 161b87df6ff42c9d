package dev.redial.yaml.tree;

import dev.redial.yaml.tree.Problem.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the problems of a file, so that one run shows them all. */
public final class Problems {
  /** More of them help nobody and would let a hostile file fill the memory. */
  private static final int MOST = 1_000;

  /** To look for what was meant takes long where a hostile file has many names. */
  private static final int MOST_WITH_ADVICE = 100;

  private final String file;
  private final List<Problem> all = new ArrayList<>();
  private @Nullable String rule;
  private boolean anyError;

  public Problems(String file) {
    this.file = file;
  }

  /** Those that follow concern this rule. */
  public void setRule(@Nullable String name) {
    rule = name;
  }

  /** The rule that problems concern now. */
  public @Nullable String rule() {
    return rule;
  }

  public void error(Node at, String what, String remedy) {
    error(at.line(), at.column(), what, remedy);
  }

  public void error(int line, int column, String what, String remedy) {
    anyError = true;
    add(line, column, Severity.ERROR, what, remedy);
  }

  public void warning(Node at, String what, String remedy) {
    warning(at.line(), at.column(), what, remedy);
  }

  public void warning(int line, int column, String what, String remedy) {
    add(line, column, Severity.WARNING, what, remedy);
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether the file is to be rejected. */
  public boolean hasErrors() {
    return anyError;
  }

  /** In the order of the file; what a merged mapping says wrong is said once. */
  public List<Problem> inOrder() {
    Collections.sort(all);
    var distinct = new ArrayList<Problem>();
    for (var problem : all) {
      if (distinct.isEmpty() || !isSame(distinct.get(distinct.size() - 1), problem)) {
        distinct.add(problem);
      }
    }
    return distinct;
  }

  /** What was meant instead of a word, or null, also null once there are many problems. */
  public @Nullable String near(String written, List<String> known) {
    return all.size() < MOST_WITH_ADVICE ? ClosestWord.near(written, known) : null;
  }

  private void add(int line, int column, Severity severity, String what, String remedy) {
    if (all.size() < MOST) {
      var name = rule == null ? null : Words.show(rule);
      all.add(new Problem(file, line, column, severity, name, what, remedy));
    }
  }

  private static boolean isSame(Problem one, Problem other) {
    return one.compareTo(other) == 0 && one.what().equals(other.what());
  }
}
