package dev.redial.yaml.tree;

import org.yaml.snakeyaml.error.Mark;

/** Ends the reading of a text that no nodes can be made of. */
final class Rejection extends RuntimeException {
  final int line;
  final int column;
  final String what;
  final String remedy;

  Rejection(int line, int column, String what, String remedy) {
    super(what, null, false, false);
    this.line = line;
    this.column = column;
    this.what = what;
    this.remedy = remedy;
  }

  static Rejection at(Mark mark, String what, String remedy) {
    return new Rejection(mark.getLine() + 1, mark.getColumn() + 1, what, remedy);
  }
}
