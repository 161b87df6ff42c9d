package dev.redial.yaml.tree;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values in for {@code ${env:NAME}} and {@code ${file:PATH}}. What they hold is a secret
 * and never part of a problem.
 */
public final class Expansion {
  private static final String OPEN = "${";
  private static final int LARGEST = 64 << 10;

  private final Problems problems;
  private final Path directory;
  private final @Nullable Confinement confinement;
  private final List<Path> files;

  /**
   * Paths are relative to the directory of the rule file.
   *
   * @param confinement of rules from a URL, which have no directory
   * @param files takes those that are looked for
   */
  public Expansion(
      Problems problems, Path directory, @Nullable Confinement confinement, List<Path> files) {
    this.problems = problems;
    this.directory = directory;
    this.confinement = confinement;
    this.files = files;
  }

  /** Whether a text is written out in the file, with nothing to put in. */
  public static boolean isLiteral(String text) {
    return !text.contains(OPEN);
  }

  /**
   * Reports each reference below a node where no reference is replaced. The text next to it may be
   * a secret, so it is not repeated.
   */
  public static void refuse(Node node, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      for (var entry : mapping.entries()) {
        refuse(entry.value(), problems);
      }
    } else if (node instanceof Node.Sequence list) {
      for (var item : list.items()) {
        refuse(item, problems);
      }
    } else if (node instanceof Node.Scalar scalar && !isLiteral(scalar.text())) {
      problems.error(
          node,
          "this text holds '${', and no value is put in here",
          "write the value itself; '${env:NAME}' and '${file:PATH}' stand under 'proxies' and"
              + " 'client-certificate' only");
    }
  }

  /** The text with the values in it, or null after reporting what keeps one from being read. */
  public @Nullable String expand(Node at, String text) {
    var expanded = new StringBuilder();
    int end = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, end)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        problems.error(at, "'${' has no end", "write '${env:NAME}' or '${file:PATH}'");
        return null;
      }
      var value = value(at, text.substring(open + OPEN.length(), close));
      if (value == null) {
        return null;
      }
      expanded.append(text, end, open).append(value);
      end = close + 1;
    }
    return expanded.append(text, end, text.length()).toString();
  }

  private @Nullable String value(Node at, String reference) {
    if (reference.startsWith("env:")) {
      return environment(at, reference.substring("env:".length()));
    }
    if (reference.startsWith("file:")) {
      return file(at, reference.substring("file:".length()));
    }
    problems.error(
        at,
        "unknown reference " + quote(reference),
        "write '${env:NAME}' or '${file:PATH}'; a text that holds '${' can only come from these");
    return null;
  }

  private @Nullable String environment(Node at, String name) {
    if (confinement != null && !confinement.allows(at, quote("env:" + name), name, problems)) {
      return null;
    }
    var value = System.getenv(name);
    if (value == null) {
      problems.error(
          at,
          quote("env:" + name) + " is not set",
          "set the environment variable " + Words.quote(name) + " for this process");
    }
    return value;
  }

  /** Editors and shells end a file with a line break that is no part of the secret. */
  private static String withoutLineBreak(String text) {
    return text.endsWith("\n")
        ? text.substring(0, text.length() - (text.endsWith("\r\n") ? 2 : 1))
        : text;
  }

  private @Nullable String file(Node at, String path) {
    String wrong;
    try {
      var found = find(at, path);
      if (found == null) {
        return null;
      }
      files.add(found);
      var file = found.toFile();
      if (file.isFile()) {
        return withoutLineBreak(read(file));
      }
      // a pipe would keep the application waiting
      wrong = file.exists() ? "is not a regular file" : "does not exist";
    } catch (InvalidPathException e) {
      wrong = "has a name that no file can have";
    } catch (CharacterCodingException e) {
      wrong = "is not UTF-8";
    } catch (IOException e) {
      wrong = "cannot be read: " + Words.show(String.valueOf(e.getMessage()));
    }
    problems.error(
        at,
        quote("file:" + path) + " " + wrong,
        "give the path of a file with the value in it, relative to the rule file");
    return null;
  }

  private @Nullable Path find(Node at, String path) {
    return confinement == null
        ? directory.resolve(path)
        : confinement.find(at, quote("file:" + path), path, problems);
  }

  private static String read(File file) throws IOException {
    try (var in = new FileInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new IOException("it is larger than 64 KiB");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
  }

  private static String quote(String reference) {
    return Words.quote(OPEN + reference + "}");
  }
}
