package dev.redial.doctor;

import java.nio.file.Path;
import java.util.List;

/** Values in the language of rule files. */
final class Yaml {
  private Yaml() {}

  /** A text, between quotation marks unless it is a plain name. */
  static String text(String text) {
    return text.matches("[A-Za-z][A-Za-z0-9]*[_.-][A-Za-z0-9_./-]*(:[0-9]+)?")
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A file, by its whole path, as the rule may be put anywhere. */
  static String path(Path file) {
    var path = file.toAbsolutePath().normalize().toString();
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A list on one line. */
  static String list(List<String> texts) {
    return texts.stream().map(Yaml::text).toList().toString();
  }
}
