package dev.redial.matrix;

import dev.redial.testing.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code releases.yaml} says. */
final class ReleaseFile {
  private static final Path FILE = Path.of("releases.yaml");
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "program",
          "newest",
          "java",
          "ways",
          "can",
          "cannot",
          "stands-for",
          "relocated",
          "version",
          "of",
          "without",
          "pinned");

  private static final Set<String> KEYS_OF_CLIENTS =
      Set.of("client", "releases", "names", "requests", "remark");

  static final ReleaseFile READ = read();

  private final Map<String, Object> file;
  private final Map<String, Wanted> wanted = new LinkedHashMap<>();

  private ReleaseFile(Map<String, Object> file) {
    this.file = file;
    rows("releases").forEach(this::want);
    rows("libraries").forEach(this::want);
  }

  private static ReleaseFile read() {
    try {
      var options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      return new ReleaseFile(new Yaml(new SafeConstructor(options)).load(Files.readString(FILE)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every release, in the order of the file. */
  List<Release> releases() {
    return rows("releases").stream().map(this::release).toList();
  }

  /** The rows of the table of clients, in the order of the file. */
  @SuppressWarnings("unchecked")
  List<Client> clients() {
    var clients = new ArrayList<Client>();
    for (var row : (List<Map<String, Object>>) file.get("clients")) {
      var unknown = new HashSet<>(row.keySet());
      unknown.removeAll(KEYS_OF_CLIENTS);
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(FILE + ": unknown keys " + unknown + " of a client");
      }
      var beginnings = texts(row, "releases");
      clients.add(
          new Client(
              text(row, "client"),
              beginnings.stream().flatMap(beginning -> beginningWith(beginning).stream()).toList(),
              String.valueOf(row.getOrDefault("names", "yes; the JDK checks the name")),
              text(row, "requests"),
              text(row, "remark")));
    }
    return clients;
  }

  /** The releases whose names begin so, and with none of the longer beginnings. */
  List<Release> beginningWith(String beginning) {
    return releases().stream()
        .filter(release -> beginning(release.name()).equals(beginning))
        .toList();
  }

  /** How the name of a release begins: the longest one that a client names. */
  @SuppressWarnings("unchecked")
  private String beginning(String release) {
    return ((List<Map<String, Object>>) file.get("clients"))
        .stream()
            .flatMap(row -> texts(row, "releases").stream())
            .filter(release::startsWith)
            .max(Comparator.comparing(String::length))
            .orElseThrow(() -> new IllegalArgumentException(FILE + ": clients has no " + release));
  }

  /** What each release and each library is resolved from. */
  Map<String, Wanted> wanted() {
    return wanted;
  }

  private Release release(Map<String, Object> row) {
    var name = text(row, "name");
    var program = text(row, "program");
    var relocated = text(row, "relocated");
    var version = text(row, "version");
    return new Release(
        program,
        name,
        row.get("newest") == Boolean.TRUE,
        texts(row, "ways"),
        (Integer) row.getOrDefault("java", Release.JAVA),
        capabilities(program, row),
        Set.copyOf(texts(row, "stands-for")),
        relocated.isEmpty() ? Map.of() : section(section(file, "relocations"), relocated),
        version.isEmpty() ? name.replaceFirst("^.*?-(?=[0-9]+\\.)", "") : version,
        ChildJvm.home());
  }

  private Set<Capability> capabilities(String program, Map<String, Object> row) {
    var all = Capability.usual();
    for (var one : List.of(section(section(file, "programs"), program), row)) {
      texts(one, "can").forEach(name -> all.add(Capability.named(name)));
      texts(one, "cannot").forEach(name -> all.remove(Capability.named(name)));
    }
    return all;
  }

  private void want(Map<String, Object> row) {
    var without = new ArrayList<>(texts(file, "without"));
    without.addAll(texts(row, "without"));
    var one = new Wanted(texts(row, "of"), without, texts(row, "pinned"));
    if (wanted.put(text(row, "name"), one) != null) {
      throw new IllegalArgumentException(FILE + " has two rows " + text(row, "name"));
    }
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> rows(String key) {
    var rows = (List<Map<String, Object>>) file.get(key);
    for (var row : rows) {
      var unknown = new HashSet<>(row.keySet());
      unknown.removeAll(KEYS);
      if (!unknown.isEmpty() || texts(row, "of").isEmpty()) {
        throw new IllegalArgumentException(
            FILE + ": " + text(row, "name") + " has unknown keys " + unknown + ", or no key of");
      }
    }
    return rows;
  }

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> section(Map<String, ?> map, String key) {
    var found = (Map<String, T>) map.get(key);
    if (found == null) {
      throw new IllegalArgumentException(FILE + " has no entry " + key);
    }
    return found;
  }

  private static String text(Map<String, Object> row, String key) {
    return String.valueOf(row.getOrDefault(key, ""));
  }

  @SuppressWarnings("unchecked")
  private static List<String> texts(Map<String, Object> row, String key) {
    return (List<String>) row.getOrDefault(key, List.of());
  }

  /**
   * A row of the table of clients.
   *
   * @param names how far SNI and verify name reach
   * @param requests which request heads are rewritten; empty where the ways of the releases say it
   * @param remark a further sentence, or empty
   */
  record Client(
      String client, List<Release> releases, String names, String requests, String remark) {}

  /**
   * What a class path is resolved from.
   *
   * @param of the coordinates of what is wanted
   * @param without the groups and names of what its dependencies are not to bring
   * @param pinned the coordinates of dependencies in versions of their own
   */
  record Wanted(List<String> of, List<String> without, List<String> pinned) {
    /** All of it in one line, by which the lock knows it again. */
    String line() {
      return String.join(" ", of)
          + " - "
          + String.join(" ", without)
          + " + "
          + String.join(" ", pinned);
    }
  }
}
