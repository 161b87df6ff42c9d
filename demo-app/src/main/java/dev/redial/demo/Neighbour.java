package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * One client's calls, without the agent and with it, to a story's server by another name that no
 * rule matches: they must stay refused.
 */
record Neighbour(Story story, ClientCase client, Outcome before, Outcome after) {

  /** Each call that was not refused as the story has it, in words. */
  List<String> differences() {
    var differences = new ArrayList<String>();
    compare("before", before, differences);
    compare("after", after, differences);
    return differences;
  }

  private void compare(String when, Outcome outcome, List<String> differences) {
    var refusal = story.refusal().of(client);
    if (!outcome.equals(refusal)) {
      differences.add(
          "story %d, %s, neighbour %s %s: expected %s but was %s"
              .formatted(
                  story.number(),
                  client.name(),
                  story.neighbour(),
                  when,
                  refusal.text(),
                  outcome.text()));
    }
  }
}
