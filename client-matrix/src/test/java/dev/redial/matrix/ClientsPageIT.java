package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table of clients in {@code docs/clients.md} says of each release what the matrix has of it.
 */
class ClientsPageIT {
  private static final Path PAGE = Path.of("..", "docs", "clients.md");
  private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)*) to (\\d+(?:\\.\\d+)*)");
  private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)*");

  private final List<Row> rows = new ArrayList<>();
  private final ReleaseLock lock = ReleaseLock.read();

  @BeforeEach
  void read() throws IOException {
    var page = Files.readAllLines(PAGE);
    int first = page.indexOf("|---|---|---|") + 1;
    for (var line : page.subList(first, page.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      var cells = line.split(" \\| ", -1);
      rows.add(new Row(cells[0].substring(2), cells[2], new ArrayList<>()));
    }
    for (var release : ReleaseFile.READ.releases()) {
      var title = ReleaseFile.READ.title(release.name());
      rows.stream()
          .filter(row -> row.client.startsWith(title))
          .forEach(row -> row.releases.add(release));
    }
  }

  @Test
  void release_isOfOneRow_andARowWithoutReleases_isOfTheJdk() {
    var found = new TreeMap<String, Integer>();
    ReleaseFile.READ.releases().forEach(release -> found.put(release.name(), 0));
    rows.forEach(
        row -> row.releases.forEach(release -> found.merge(release.name(), 1, Integer::sum)));

    assertThat(found).allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    assertThat(rows.stream().filter(row -> row.releases.isEmpty()).map(Row::client))
        .hasSize(5)
        .allMatch(client -> client.startsWith("`") || client.startsWith("plain "));
  }

  @Test
  void versions_ofARow_areThoseOfItsReleases() {
    for (var row : withReleases()) {
      var tried = new TreeSet<String>();
      for (var release : row.releases) {
        assertThat(row.names(release.version()))
            .as("%s in the row: %s", release, row.client)
            .isTrue();
        tried.add(release.version());
        lock.jars(release.name())
            .forEach(jar -> tried.add(jar.substring(jar.lastIndexOf(':') + 1)));
      }
      for (var end : row.ends()) {
        assertThat(tried)
            .as("end %s of the row: %s", end, row.client)
            .anyMatch(version -> (version + ".").startsWith(end + "."));
      }
    }
  }

  @Test
  void protocols_ofARow_areThoseOfItsReleases() {
    for (var row : withReleases()) {
      if (row.releases.stream().noneMatch(release -> release.ways().isEmpty())) {
        assertThat(row.protocols.contains("HTTP/2"))
            .as("HTTP/2 of %s", row.client)
            .isEqualTo(row.has("http-2"));
        assertThat(row.protocols.contains("WebSocket") || row.protocols.contains("handshake"))
            .as("WebSocket of %s", row.client)
            .isEqualTo(row.has("web-socket"));
      }
    }
  }

  private List<Row> withReleases() {
    return rows.stream().filter(row -> !row.releases.isEmpty()).toList();
  }

  /** One row: the client, what a rule reaches in it, and what the matrix has of it. */
  private record Row(String client, String protocols, List<Release> releases) {
    boolean has(String way) {
      return releases.stream().anyMatch(release -> release.ways().contains(way));
    }

    List<String> ends() {
      return RANGE
          .matcher(client)
          .results()
          .flatMap(range -> Stream.of(range.group(1), range.group(2)))
          .toList();
    }

    boolean names(String version) {
      boolean isInRange =
          RANGE
              .matcher(client)
              .results()
              .anyMatch(
                  range ->
                      compare(version, range.group(1)) >= 0
                          && compare(version, range.group(2)) <= 0);
      return isInRange
          || VERSION
              .matcher(client)
              .results()
              .anyMatch(one -> (version + ".").startsWith(one.group() + "."));
    }

    /** Compares as many parts as the page has. */
    private static int compare(String version, String onPage) {
      var parts = version.split("\\.", -1);
      var wanted = onPage.split("\\.", -1);
      for (int i = 0; i < wanted.length; i++) {
        int part = i < parts.length ? Integer.parseInt(parts[i].replaceAll("\\D.*", "")) : 0;
        if (part != Integer.parseInt(wanted[i])) {
          return Integer.compare(part, Integer.parseInt(wanted[i]));
        }
      }
      return 0;
    }
  }
}
