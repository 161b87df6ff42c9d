package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void firstRule_isTheRuleThatTheDemoRuns() throws Exception {
    var ruleFile = Files.readString(Path.of("../rules/cdn-edge.yaml"));

    assertThat(Readme.withoutComments(new Readme().blockWith("name: cdn-edge")))
        .isEqualTo(Readme.withoutComments(ruleFile));
  }

  @Test
  void everyStory_hasItsRuleFile() {
    assertThat(Stories.ALL)
        .extracting(story -> Path.of("../rules", story.ruleFile()))
        .allSatisfy(file -> assertThat(file).isRegularFile());
  }
}
