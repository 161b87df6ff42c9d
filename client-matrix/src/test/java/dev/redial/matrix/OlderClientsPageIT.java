package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page about Java 8 and 11 has a row for each release that {@link ClientNamesContract} tries
 * there.
 */
class OlderClientsPageIT {
  private static final Path PAGE = Path.of("..", "docs", "older-jvms.md");
  private static final String HEAD = "| release | Java 8 | Java 11 |\n|---|---|---|\n";

  @Test
  void page_hasARowForEachRelease_thatIsTriedThere() throws IOException {
    assumeTrue(!Release.ALL_TRIED && System.getProperty("matrix.only", "").isEmpty());
    var onEight = Release.triedOnOlder(8).map(Release::name).collect(Collectors.toSet());
    var all = new TreeSet<>(onEight);
    Release.triedOnOlder(11).map(Release::name).forEach(all::add);
    var table = new StringBuilder(HEAD);
    for (var name : all) {
      table.append("| ").append(name).append(onEight.contains(name) ? " | yes" : " | no");
      table.append(" | yes |\n");
    }
    Files.writeString(Path.of("target", "older-clients.md"), table);
    // a further row would follow without an empty line
    assertThat(Files.readString(PAGE) + "\n").contains(table + "\n");
  }
}
