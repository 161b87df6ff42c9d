package dev.redial.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs all clients of a story in a child JVM, first without the agent and then with it. */
final class StoryTeller {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Options options;
  private final Certificates certificates;
  private final Workspace workspace;

  StoryTeller(Options options, Certificates certificates, Workspace workspace) {
    this.options = options;
    this.certificates = certificates;
    this.workspace = workspace;
  }

  /**
   * A story told.
   *
   * @param neighbours the calls that must stay refused
   * @param javaVersion what ran the clients
   * @param errors what the two JVMs wrote to standard error
   */
  record Result(
      List<Finding> findings, List<Neighbour> neighbours, String javaVersion, String errors) {}

  Result tell(Story story) throws Exception {
    try (var server = story.server().start(certificates)) {
      var before = run(story, server, List.of());
      var after = run(story, server, List.of(agentOption(story)));
      var findings = new ArrayList<Finding>();
      var neighbours = new ArrayList<Neighbour>();
      for (var client : ClientCase.ALL) {
        findings.add(
            new Finding(
                story,
                client,
                before.observationOf(client),
                after.observationOf(client),
                story.wanted(client, server.port())));
        if (story.neighbour() != null) {
          neighbours.add(
              new Neighbour(story, client, before.neighbour(client), after.neighbour(client)));
        }
      }
      return new Result(
          findings,
          neighbours,
          after.javaVersion(),
          "without the agent:\n" + before.errors() + "with the agent:\n" + after.errors());
    }
  }

  private Run run(Story story, DemoServer server, List<String> agentOptions)
      throws IOException, InterruptedException {
    var command = command(agentOptions);
    try (var child = new ChildJvm(command, workspace.newFile("stderr"), PATIENCE)) {
      var javaVersion = child.javaVersion();
      var observations = new LinkedHashMap<ClientCase, Observation>();
      var neighbours = new LinkedHashMap<ClientCase, Outcome>();
      for (var client : ClientCase.ALL) {
        server.sightings().take();
        var outcome = child.call(client, Story.urlAt(story.host(), server.port()));
        observations.put(client, new Observation(outcome, server.sightings().take()));
        var neighbour = story.neighbour();
        if (neighbour != null) {
          neighbours.put(client, child.call(client, Story.urlAt(neighbour, server.port())));
        }
      }
      return new Run(observations, neighbours, javaVersion, child.standardError());
    }
  }

  private List<String> command(List<String> agentOptions) {
    var command = new ArrayList<String>();
    command.add(options.javaHome().resolve("bin/java").toString());
    command.addAll(agentOptions);
    command.addAll(workspace.jvmOptions());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ClientProcess.class.getName());
    return command;
  }

  private String agentOption(Story story) {
    return "-javaagent:" + options.agent() + "=" + options.rules().resolve(story.ruleFile());
  }

  private record Run(
      Map<ClientCase, Observation> observations,
      Map<ClientCase, Outcome> neighbours,
      String javaVersion,
      String errors) {

    Observation observationOf(ClientCase client) {
      return Objects.requireNonNull(observations.get(client));
    }

    Outcome neighbour(ClientCase client) {
      return Objects.requireNonNull(neighbours.get(client));
    }
  }
}
