package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.util.ArrayList;
import java.util.List;

/**
 * One client's calls to a story's server by another name, which no rule matches, without the agent
 * and with it. They must stay refused, and the server must see no request.
 */
record Neighbour(Story story, ClientCase client, Observation before, Observation after) {

  /** Each call that was not refused as the story has it, in words. */
  List<String> differences() {
    var differences = new ArrayList<String>();
    compare("before", before, differences);
    compare("after", after, differences);
    return differences;
  }

  private void compare(String when, Observation seen, List<String> differences) {
    var refusal = story.refusal().of(client);
    if (!story.refusal().isOne(client, seen.outcome())) {
      differences.add(difference(when, refusal.text(), seen.outcome().text()));
    }
    var authority = seen.sighting().authority();
    // One for the story's own host is a late one of the call before.
    if (authority != null && authority.startsWith(story.neighbour() + ":")) {
      differences.add(difference(when, "no request", "Host " + authority));
    }
  }

  private String difference(String when, String expected, String actual) {
    return "story %d, %s, neighbour %s %s: expected %s but was %s"
        .formatted(story.number(), client.name(), story.neighbour(), when, expected, actual);
  }
}
