package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** README says of each build what {@code .ci/run} does with it. */
class CiTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern BUILD = Pattern.compile("\\d+u\\d+|\\d+\\.\\d+\\.\\d+");
  private static final String MOST = "repeats most of the agent's tests";

  private String ci;
  private String jdks;

  @BeforeEach
  void read() throws IOException {
    ci = Files.readString(ROOT.resolve(".ci/run"));
    var readme = Files.readString(ROOT.resolve("README.md"));
    int start = readme.indexOf("- **JDKs**");
    jdks = readme.substring(start, readme.indexOf("\n- **", start)).replaceAll("\\s+", " ");
  }

  @Test
  void builds_thatRepeatMostOfTheAgentsTests_areAllOthers() {
    int start = jdks.indexOf(MOST);
    var named = builds(jdks.substring(start, jdks.indexOf(". Each", start)));
    var all = new ArrayList<>(List.of(one("oldest")));
    all.addAll(many("between"));
    all.add(one("newest"));
    all.addAll(many("older"));

    assertThat(named).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      assertThat(named.get(i)).startsWith(all.get(i));
    }
    assertThat(ci)
        .contains(
            "for version in \"${between[@]}\"; do\n      tests_on \"$version\" agent,client-matrix")
        .contains("for version in \"${older[@]}\"; do\n      tests_on \"$version\" agent ");
  }

  @Test
  void builds_thatTryEveryReleaseOfClients_areOldestAndNewest() {
    assertThat(jdks)
        .contains("With " + one("oldest") + " and " + one("newest") + " it tries every release.");
    assertThat(ci).contains("for version in \"$oldest\" \"$newest\"; do\n", "-Dmatrix.all=true");
  }

  @Test
  void demo_runsWithAll() {
    assertThat(jdks).contains("The demo runs with all of them.");
    assertThat(ci).contains("redial-demo.jar --jdk \"${home[$version]}\"");
  }

  private static List<String> builds(String text) {
    return BUILD.matcher(text).results().map(MatchResult::group).toList();
  }

  private String one(String name) {
    return value("(?m)^" + name + "=(\\S+)$");
  }

  private List<String> many(String name) {
    return List.of(value("(?m)^" + name + "=\\(([^)]*)\\)$").split(" "));
  }

  private String value(String assignment) {
    var found = Pattern.compile(assignment).matcher(ci);
    assertThat(found.find()).as(assignment).isTrue();
    return found.group(1);
  }
}
