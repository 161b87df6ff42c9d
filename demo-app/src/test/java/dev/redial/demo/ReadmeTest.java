package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void firstRule_isTheRuleThatTheDemoRuns() throws Exception {
    var ruleFile = Files.readString(Path.of("../rules/cdn-edge.yaml"));

    assertThat(Page.withoutComments(new Page("README.md").blockWith("name: cdn-edge")))
        .isEqualTo(Page.withoutComments(ruleFile));
  }

  @Test
  void outputOfTheDemo_isTheBeginningOfWhatItsPageShows() throws Exception {
    var whole = new Page("docs/demo.md").blockWith("SERVER SAW");

    assertThat(whole).startsWith(new Page("README.md").blockWith("SERVER SAW"));
  }

  @Test
  void everyStory_hasItsRuleFile() {
    assertThat(Stories.ALL)
        .extracting(story -> Path.of("../rules", story.ruleFile()))
        .allSatisfy(file -> assertThat(file).isRegularFile());
  }
}
