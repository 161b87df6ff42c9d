package dev.redial.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The jars of each release with their digests, as {@code releases.lock} has them.
 *
 * @param digests by coordinate
 * @param rows by name
 */
record ReleaseLock(Map<String, String> digests, Map<String, Row> rows) {
  static final Path FILE = Path.of("releases.lock");
  private static final String TITLE =
      "# Written by the command that CONTRIBUTING.md names: the jars of each row of releases.yaml.\n";
  private static final String INDENT = "  ";

  /** Reads it. */
  static ReleaseLock read() {
    try {
      return parse(Files.readAllLines(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads lines: of all jars with their digests, and of each row with its jars below. */
  static ReleaseLock parse(List<String> lines) {
    var digests = new TreeMap<String, String>();
    var rows = new TreeMap<String, Row>();
    var jars = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith(INDENT)) {
        jars.add(line.strip());
      } else if (line.startsWith("row ")) {
        var words = line.split(" ", -1);
        jars = new ArrayList<>();
        rows.put(words[1], new Row(words[2], jars));
      } else if (line.startsWith("jar ")) {
        var words = line.split(" ", -1);
        digests.put(words[1], words[2]);
      }
    }
    return new ReleaseLock(digests, rows);
  }

  /** The text of the file. */
  String text() {
    var jars =
        digests.entrySet().stream()
            .map(jar -> "jar " + jar.getKey() + " " + jar.getValue() + "\n")
            .collect(Collectors.joining());
    var lists =
        rows.entrySet().stream()
            .map(row -> "row " + row.getKey() + " " + row.getValue().text())
            .collect(Collectors.joining());
    return TITLE + jars + lists;
  }

  /** The coordinates of a row's jars. */
  List<String> jars(String name) {
    var row = rows.get(name);
    if (row == null) {
      throw new IllegalArgumentException(
          FILE + " has no row " + name + ": write it anew, as CONTRIBUTING.md says");
    }
    return row.jars;
  }

  /**
   * The jars of one row.
   *
   * @param wanted the digest of what they were resolved from
   * @param jars their coordinates
   */
  record Row(String wanted, List<String> jars) {
    static Row of(ReleaseFile.Wanted wanted, List<String> jars) {
      return new Row(digest(wanted), jars);
    }

    /** By which a row that has changed since is told. */
    static String digest(ReleaseFile.Wanted wanted) {
      return Jars.sha256(wanted.line().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private String text() {
      return wanted
          + "\n"
          + jars.stream().map(jar -> INDENT + jar + "\n").collect(Collectors.joining());
    }
  }
}
