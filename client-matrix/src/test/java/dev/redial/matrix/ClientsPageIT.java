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
  void make() {
    var lines = ClientTable.text().lines().skip(2).iterator();
    for (var client : ReleaseFile.READ.clients()) {
      var name = lines.next().split(" \\| ", -1)[0].substring(2);
      rows.add(new Row(name, client.releases()));
    }
  }

  /** {@code -Dpage.write} writes it. */
  @Test
  void table_isMadeOfTheReleases() throws IOException {
    var page = Files.readString(PAGE);
    int first = page.indexOf("| client | SNI");
    int next = page.indexOf("\n\n", first) + 1;
    var made = page.substring(0, first) + ClientTable.text() + page.substring(next);
    if (System.getProperty("page.write") != null) {
      Files.writeString(PAGE, made);
    } else {
      assertThat(page).as("run this test with -Dpage.write").isEqualTo(made);
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

  private List<Row> withReleases() {
    return rows.stream().filter(row -> !row.releases.isEmpty()).toList();
  }

  /** One row: the client, and what the matrix has of it. */
  private record Row(String client, List<Release> releases) {
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
