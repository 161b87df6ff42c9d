package dev.redial.yaml.file;

import dev.redial.rule.tls.TrustAnchors;
import dev.redial.yaml.tree.Confinement;
import dev.redial.yaml.tree.Node.Scalar;
import dev.redial.yaml.tree.Problems;
import dev.redial.yaml.tree.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The PEM files that a rule file names, each read once however many rules name it. */
public final class PemFiles {
  private final Problems problems;
  private final Path directory;
  private final @Nullable Confinement confinement;
  private final Map<String, Pem> files = new HashMap<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Path> paths = new ArrayList<>();

  /**
   * A place in the rule file that names a readable PEM file.
   *
   * @param rule the rule's name, if it has one
   */
  public record Mention(Scalar at, @Nullable String rule, Path path, List<byte[]> certificates) {}

  /**
   * Paths are relative to the directory of the rule file.
   *
   * @param confinement of rules from a URL, which have no directory
   */
  public PemFiles(Problems problems, Path directory, @Nullable Confinement confinement) {
    this.problems = problems;
    this.directory = directory;
    this.confinement = confinement;
  }

  /** The certificates of some files, in their order. */
  public TrustAnchors anchors(List<Scalar> names) {
    var certificates = new ArrayList<byte[]>();
    var source = new StringBuilder();
    for (var name : names) {
      source.append(source.isEmpty() ? "" : ", ").append(name.text());
      certificates.addAll(read(name));
    }
    return new TrustAnchors(source.toString(), certificates);
  }

  /** Its certificates in DER; none after reporting what is wrong with it. */
  private List<byte[]> read(Scalar name) {
    @Nullable Path path;
    try {
      path = find(name, shown(name), name.text());
    } catch (InvalidPathException e) {
      bad(name, "has a name that no file can have");
      return List.of();
    }
    if (path == null) {
      return List.of();
    }
    var pem = files.get(name.text());
    if (pem == null) {
      paths.add(path);
      pem = Pem.read(path.toFile());
      files.put(name.text(), pem);
    }
    if (pem.wrong() == null) {
      mentions.add(new Mention(name, problems.rule(), path, pem.certificates()));
    } else {
      bad(name, pem.wrong());
    }
    return pem.certificates();
  }

  /**
   * Where a file lies, or null after reporting that it may not be used.
   *
   * @param shown what to call it
   * @throws InvalidPathException if it is no path
   */
  public @Nullable Path find(Scalar at, String shown, String path) {
    return confinement == null
        ? directory.resolve(path)
        : confinement.find(at, shown, path, problems);
  }

  /** Whether the tickets of this machine's user may be used; if not, that is reported. */
  public void checkTickets(Scalar at) {
    if (confinement != null) {
      confinement.checkTickets(at, problems);
    }
  }

  private static String shown(Scalar name) {
    return "the PEM file " + Words.quote(name.text());
  }

  /** Every place that names a readable one, in the order of the rule file. */
  public List<Mention> mentions() {
    return mentions;
  }

  /** All files that were looked for, also those that cannot be read. */
  public List<Path> paths() {
    return paths;
  }

  private void bad(Scalar name, String what) {
    problems.error(
        name,
        shown(name) + " " + Words.show(what),
        "give the path of a file with '" + Pem.BEGIN + "', relative to the rule file");
  }
}
