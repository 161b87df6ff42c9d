package dev.redial.yaml.tree;

import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says why a text is not YAML. */
public final class Syntax {
  private Syntax() {}

  /** Reports what ended the reading of the bytes of a file. */
  public static void report(RuntimeException failure, byte[] text, Problems problems) {
    var rejection = failure instanceof Rejection known ? known : explain(failure, text);
    problems.error(rejection.line, rejection.column, rejection.what, rejection.remedy);
  }

  private static Rejection explain(RuntimeException failure, byte[] text) {
    if (failure instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return new SyntaxMistake(marked, marked.getProblemMark(), Decoder.decode(text)).explain();
    }
    return new Rejection(1, 1, "not YAML: " + Words.show(String.valueOf(failure)), "write YAML");
  }
}
