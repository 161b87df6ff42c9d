package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the clients of all stories in child JVMs: one without the agent, and one under it for each
 * rule file.
 *
 * <p>Both run at the same time, each at another story. A server is called by one client at a time,
 * so what it saw is that client's.
 */
final class StoryTeller {
  private final Options options;
  private final Certificates certificates;
  private final Proxies proxies;
  private final Progress progress;
  private final Map<Story, DemoServer> servers = new LinkedHashMap<>();

  StoryTeller(Options options, Certificates certificates, Proxies proxies, Progress progress) {
    this.options = options;
    this.certificates = certificates;
    this.proxies = proxies;
    this.progress = progress;
  }

  Telling tell() throws Exception {
    try (var workspace = new Workspace(certificates, proxies, options);
        var children = new ChildJvms(options, workspace)) {
      for (var story : options.stories()) {
        servers.put(story, story.server().start(certificates));
      }
      return tell(children);
    } finally {
      servers.values().forEach(DemoServer::close);
    }
  }

  private Telling tell(ChildJvms children) throws Exception {
    // Jobs that fail do so for the whole demo; the children end with their workspace.
    var both = Executors.newFixedThreadPool(2);
    try {
      var before = both.submit(() -> callAll(options.stories(), children, false));
      var after = both.submit(() -> callAll(rotated(options.stories()), children, true));
      return telling(children, before, after);
    } finally {
      both.shutdownNow();
    }
  }

  private Telling telling(
      ChildJvms children,
      Future<Map<Story, Telling.Calls>> before,
      Future<Map<Story, Telling.Calls>> after)
      throws Exception {
    var told = new ArrayList<Telling.Told>();
    for (var story : options.stories()) {
      var was = Objects.requireNonNull(before.get().get(story));
      var is = Objects.requireNonNull(after.get().get(story));
      told.add(Telling.Told.of(story, serverOf(story).port(), was, is));
    }
    return new Telling(children.javaVersion(), told, children.errors());
  }

  /** The first comes last: while one JVM is at the first story, the others are at the next. */
  private static List<Story> rotated(List<Story> stories) {
    var rotated = new ArrayList<>(stories.subList(1, stories.size()));
    rotated.add(stories.get(0));
    return rotated;
  }

  private Map<Story, Telling.Calls> callAll(
      List<Story> stories, ChildJvms children, boolean withAgent) throws Exception {
    var calls = new LinkedHashMap<Story, Telling.Calls>();
    for (var story : stories) {
      var child = withAgent ? children.under(story) : children.plain();
      Callable<Telling.Calls> round = () -> call(story, child, withAgent);
      synchronized (serverOf(story)) {
        calls.put(story, round.call());
      }
    }
    return calls;
  }

  private Telling.Calls call(Story story, ChildJvm child, boolean withAgent)
      throws InterruptedException {
    var calls = new Telling.Calls();
    for (var client : story.clientsOf(options.clients())) {
      progress.calling(story, client, withAgent);
      calls.calls().put(client, observe(story, story.host(), child, client));
      if (story.neighbour() != null) {
        calls.neighbours().put(client, observe(story, story.neighbour(), child, client));
      }
    }
    progress.called(story, calls.calls().size(), withAgent);
    return calls;
  }

  private Observation observe(Story story, String host, ChildJvm child, ClientCase client)
      throws InterruptedException {
    var server = serverOf(story);
    server.sightings().take();
    var outcome = child.call(client, Story.urlAt(host, server.port()));
    var refusal = story.refusal().of(client);
    // Some clients find the connection closed before they have read why: the server knows.
    if (outcome.kind() == Outcome.Kind.FAILED
        && refusal.kind() == Outcome.Kind.HANDSHAKE_REFUSED
        && server.sightings().refused()) {
      outcome = refusal;
    }
    var tunnel = proxies.tunnelTo(server.port());
    return new Observation(outcome, server.sightings().take().through(tunnel));
  }

  private DemoServer serverOf(Story story) {
    return Objects.requireNonNull(servers.get(story));
  }
}
