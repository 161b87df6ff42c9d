package dev.redial.curl;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be told about a command, apart from what it became. */
final class Remarks {
  private final List<String> sentences = new ArrayList<>();
  private final Set<String> lacking = new LinkedHashSet<>();
  private final Set<String> ofApplication = new LinkedHashSet<>();
  private final Set<String> ofNoMatter = new LinkedHashSet<>();

  /** A sentence of its own. */
  void say(String sentence) {
    if (!sentences.contains(sentence)) {
      sentences.add(sentence);
    }
  }

  /** Something that is left out, and why. */
  void leaveOut(String what, String why) {
    say("left out: " + what + ": " + why);
  }

  /** An option that is not read. */
  void unread(String option, CurlOptions.Meaning meaning) {
    switch (meaning) {
      case WITHOUT_COUNTERPART -> lacking.add(option);
      case OF_THE_APPLICATION -> ofApplication.add(option);
      default -> ofNoMatter.add(option);
    }
  }

  List<String> all() {
    var all = new ArrayList<String>();
    list("left out, as rules cannot express it: ", lacking, all);
    all.addAll(sentences);
    list("left to the application: ", ofApplication, all);
    list("irrelevant to a rule: ", ofNoMatter, all);
    return all;
  }

  private static void list(String title, Set<String> options, List<String> all) {
    if (!options.isEmpty()) {
      all.add(title + String.join(", ", options));
    }
  }
}
