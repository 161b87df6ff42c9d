package dev.redial.yaml.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A YAML value, where it stands, aliases and merge keys resolved. Lines and columns are from 1. */
public sealed interface Node {
  int line();

  int column();

  /**
   * A text; without quotes it may mean a number, a boolean or nothing.
   *
   * @param plain whether it is written without quotes
   */
  record Scalar(int line, int column, String text, boolean plain) implements Node {
    /** Where it stands: what it says may be a secret. */
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /** A list. */
  record Sequence(int line, int column, List<Node> items) implements Node {}

  /** Keys and values, each key once, in the order of the file. */
  record Mapping(int line, int column, List<Entry> entries) implements Node {
    public @Nullable Entry get(String key) {
      for (var entry : entries) {
        if (entry.name().equals(key)) {
          return entry;
        }
      }
      return null;
    }

    public boolean hasAny(List<String> keys) {
      for (var entry : entries) {
        if (keys.contains(entry.name())) {
          return true;
        }
      }
      return false;
    }
  }

  /** A key of a mapping and its value. */
  record Entry(Scalar key, Node value) {
    public String name() {
      return key.text();
    }
  }
}
