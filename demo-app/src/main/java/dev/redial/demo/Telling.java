package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The stories as they went.
 *
 * @param javaVersion what ran the clients
 * @param errors what their JVMs wrote to standard error
 */
record Telling(String javaVersion, List<Told> stories, String errors) {

  /** What readers must know of calls that were made without TLS. */
  static final String CAVEAT =
      "Without TLS anyone on the way can read and change all of it, passwords and cookies included. Nobody proves that the server is the right one. The rule must say accept-risk: plaintext, and each such connection is a line in the log.";

  /**
   * One of them.
   *
   * @param neighbours the calls that must stay refused
   */
  record Told(Story story, List<Finding> findings, List<Neighbour> neighbours) {

    static Told of(Story story, int port, Calls before, Calls after) {
      var findings = new ArrayList<Finding>();
      var neighbours = new ArrayList<Neighbour>();
      before.calls.forEach(
          (client, was) -> {
            var is = after.calls.getOrDefault(client, Observation.NOTHING);
            findings.add(new Finding(story, client, port, was, is));
          });
      before.neighbours.forEach(
          (client, was) -> {
            var is = after.neighbours.getOrDefault(client, Observation.NOTHING);
            neighbours.add(new Neighbour(story, client, was, is));
          });
      return new Told(story, findings, neighbours);
    }

    /** Whether a rule has left TLS out. */
    boolean givesUpSecurity() {
      return findings.stream().anyMatch(finding -> finding.after().sighting().isPlain());
    }

    Stream<String> differences() {
      return Stream.concat(
          findings.stream().flatMap(finding -> finding.differences().stream()),
          neighbours.stream().flatMap(call -> call.differences().stream()));
    }
  }

  /** The calls of one JVM in one story. */
  record Calls(Map<ClientCase, Observation> calls, Map<ClientCase, Observation> neighbours) {
    Calls() {
      this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }
  }

  /** Each call that did not go as its story has it, in words. */
  List<String> differences() {
    return stories.stream().flatMap(Told::differences).toList();
  }

  /** What it comes to when all went as it should, in words. */
  String verdict() {
    if (stories.stream().allMatch(told -> told.findings().isEmpty())) {
      return "No call was made: none of these clients is in what was to be told.";
    }
    var verdict = "Every call was refused before and went through after";
    var mistakes = stories.stream().anyMatch(told -> told.story().mistake() != Mistake.NONE);
    return verdict + (mistakes ? ", except those with a mistake, which is named." : ".");
  }

  long neighbours() {
    return stories.stream().mapToLong(told -> told.neighbours().size()).sum();
  }
}
