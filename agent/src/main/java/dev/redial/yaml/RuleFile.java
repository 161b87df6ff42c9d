package dev.redial.yaml;

import dev.redial.rule.RuleSet;
import dev.redial.yaml.file.CertificateCheck;
import dev.redial.yaml.file.ClientCertificateCheck;
import dev.redial.yaml.tree.Composer;
import dev.redial.yaml.tree.Confinement;
import dev.redial.yaml.tree.Decoder;
import dev.redial.yaml.tree.Node;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Syntax;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rule files. Nothing that a file holds makes it throw: all that is wrong is reported. */
public final class RuleFile {
  private static final int LARGEST = 16 << 20;

  private final Problems problems;
  private final RulesReader rules;
  private RuleContent content = RuleContent.NONE;

  private RuleFile(String name, Path directory, @Nullable Confinement confinement) {
    problems = new Problems(name);
    rules = new RulesReader(problems, directory, confinement);
  }

  /** The rules of a file, or every error in it. Warnings are not looked for. */
  public static RuleReport read(Path file) {
    var reader = new RuleFile(file.toString(), directoryOf(file), null);
    var bytes = reader.load(file);
    return reader.report(bytes == null ? null : reader.parse(bytes));
  }

  /**
   * The same with warnings, for people.
   *
   * @param now milliseconds since the epoch, for warnings about expiry
   */
  public static RuleReport check(Path file, long now) {
    var reader = new RuleFile(file.toString(), directoryOf(file), null);
    var bytes = reader.load(file);
    return bytes == null ? reader.report(null) : reader.check(bytes, file, now);
  }

  private RuleReport check(byte[] bytes, @Nullable Path file, long now) {
    var read = parse(bytes);
    var warnings = new Warnings(problems, now);
    warnings.writable(file, rules);
    warnings.of(rules);
    new CertificateCheck(problems, now).of(rules.pemFiles());
    new ClientCertificateCheck(problems, now).of(rules.keyFiles());
    return report(read);
  }

  /**
   * The same for a text that is already in memory.
   *
   * @param name what problems call the file
   * @param directory where the relative paths in it start
   */
  public static RuleReport parse(byte[] text, String name, Path directory) {
    var reader = new RuleFile(name, directory, null);
    return reader.report(reader.parse(text));
  }

  /** The same for rules from a URL. */
  public static RuleReport parse(byte[] text, String name, Confinement confinement) {
    var reader = new RuleFile(name, Path.of(""), confinement);
    return reader.report(reader.parse(text));
  }

  /** The same with warnings, for people. */
  public static RuleReport check(byte[] text, String name, Confinement confinement, long now) {
    return new RuleFile(name, Path.of(""), confinement).check(text, null, now);
  }

  private static Path directoryOf(Path file) {
    var parent = file.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private byte @Nullable [] load(Path path) {
    var file = path.toFile();
    if (!file.isFile()) {
      // a pipe would keep the application waiting
      var what =
          file.isDirectory()
              ? "is a directory"
              : file.exists() ? "is not a regular file" : "no such file";
      boolean isHidden = isHidden(file.getAbsoluteFile());
      problems.error(
          1,
          1,
          isHidden ? "is where this user may not look" : what,
          isHidden ? "let this user read it" : "give the path of a rule file");
      return null;
    }
    try (var in = new FileInputStream(file)) {
      return in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      problems.error(1, 1, "cannot be read: " + e.getMessage(), "let this user read it");
      return null;
    }
  }

  /** Whether the user of this JVM may not look into the folder: attach can name such a file. */
  private static boolean isHidden(File file) {
    var folder = file.getParentFile();
    while (folder != null && !folder.exists()) {
      folder = folder.getParentFile();
    }
    return !file.exists() && folder != null && !folder.canExecute();
  }

  private @Nullable RuleSet parse(byte[] bytes) {
    content = new RuleContent(bytes);
    if (bytes.length > LARGEST) {
      problems.error(
          1, 1, "is larger than 16 MiB", "write fewer rules, with wildcards or CIDR blocks");
      return null;
    }
    Node root;
    try {
      root = new Composer(Decoder.decode(bytes), problems).compose();
    } catch (RuntimeException e) {
      Syntax.report(e, bytes, problems);
      return null;
    }
    rules.read(root);
    return problems.isEmpty() ? RuleSet.of(rules.rules()) : null;
  }

  private RuleReport report(@Nullable RuleSet rules) {
    return new RuleReport(
        problems.hasErrors() ? null : rules,
        problems.isEmpty() ? List.of() : problems.inOrder(),
        this.rules.pemFiles().paths(),
        content);
  }
}
