package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.report.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** README and the pages of docs agree with the jar, with the schema, and with each other. */
class PagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)#:]*)(?:#([^)]*))?\\)");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  static Stream<Path> pages() throws IOException {
    try (var found = Files.walk(ROOT.resolve("docs"))) {
      var docs = found.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(
          Stream.of(
                  "README.md", "CONTRIBUTING.md", "SECURITY.md", "RELEASING.md", "bench/README.md")
              .map(ROOT::resolve),
          docs.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void link_leadsToAFileAndAHeadingThatThereAre(Path page) throws IOException {
    var links = LINK.matcher(Files.readString(page)).results().toList();
    for (var link : links) {
      var path = link.group(1);
      var file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
      assertThat(file).as("link %s", link.group()).exists();
      var heading = link.group(2);
      if (heading != null) {
        assertThat(headings(file)).as("link %s", link.group()).contains(heading);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void command_ofTheJar_isOneThatItHas(Path page) throws IOException {
    var used = Pattern.compile("redial-agent\\.jar ([a-z]+)").matcher(Files.readString(page));
    for (var command : used.results().map(found -> found.group(1)).toList()) {
      var errors = new ByteArrayOutputStream();
      var err = new PrintStream(errors, true, StandardCharsets.UTF_8);
      CommandLine.run(
          new String[] {command}, new PrintStream(OutputStream.nullOutputStream()), err);
      assertThat(errors.toString(StandardCharsets.UTF_8)).doesNotContain("unknown command");
    }
  }

  @Test
  void readme_isShort() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
  }

  @Test
  void options_areThoseThatTheAgentTakes() throws IOException {
    var problem = Options.parse("r.yaml,nonesuch=1").problems().get(0);
    var known = problem.substring(problem.indexOf("known are ") + 10).split(", ");

    var documented = new ArrayList<>(firstCells("docs/operations.md"));
    documented.add("rules");
    assertThat(documented).containsExactlyInAnyOrder(known);
  }

  @Test
  void optionsOfDoctor_areThoseOfItsPage() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/doctor.md"));
    var documented = Pattern.compile("(?m)^\\| `(--[a-z-]+)").matcher(page).results();
    assertThat(documented.map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(Usage.options("doctor"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void actions_areThoseOfTheSchema() throws IOException {
    var schema =
        (Map<String, Object>)
            new Yaml().load(Files.readString(ROOT.resolve("rules/redial.schema.json")));
    var definitions = (Map<String, Map<String, Object>>) schema.get("$defs");
    var keys = ((Map<String, Object>) definitions.get("rule").get("properties")).keySet();

    assertThat(firstCells("docs/rules.md"))
        .containsExactlyInAnyOrderElementsOf(
            keys.stream()
                .filter(
                    key ->
                        !List.of("name", "reason", "expires", "mode", "match", "accept-risk")
                            .contains(key))
                .toList());
  }

  private static List<String> firstCells(String page) throws IOException {
    return FIRST_CELL
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /** The anchors of a page's headings, as public forges make them. */
  private static List<String> headings(Path page) throws IOException {
    return Pattern.compile("(?m)^#+ (.*)$")
        .matcher(Files.readString(page))
        .results()
        .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }
}
