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
  private static final String MOST = "runs most of the agent's tests";

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
  void builds_thatRepeatTestsOfClientsToo_areNewestAndOldest() {
    assertThat(jdks)
        .contains("repeats the tests of agent and clients with " + one("newest") + ", and most")
        .contains("of them with " + one("oldest") + ".");
    assertThat(ci)
        .contains("tests_on \"$oldest\" agent,client-matrix", "tests_on \"$newest\" agent,client");
  }

  @Test
  void builds_thatRepeatMostOfTheAgentsTests_areAllOthers() {
    var sentence = jdks.substring(0, jdks.indexOf(MOST));
    var named = builds(sentence.substring(sentence.lastIndexOf("With ")));
    var all = new ArrayList<>(many("between"));
    all.addAll(many("older"));

    assertThat(named).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      assertThat(named.get(i)).startsWith(all.get(i));
    }
    assertThat(jdks).contains("The last two also get the newest release of each client");
    assertThat(many("older")).hasSize(2);
    assertThat(ci).contains("for version in \"${between[@]}\" \"${older[@]}\"; do\n      tests_on");
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
