package dev.redial.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JVMs of the demo's clients; they start together, as most of them wait while others work. */
final class ChildJvms implements AutoCloseable {
  private static final String PLAIN = "";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Options options;
  private final Workspace workspace;
  private final Map<String, ChildJvm> children = new LinkedHashMap<>();
  private final String javaVersion;

  ChildJvms(Options options, Workspace workspace) throws IOException, InterruptedException {
    this.options = options;
    this.workspace = workspace;
    start(PLAIN, null);
    for (var story : options.stories()) {
      start(story.jvm(), story);
    }
    for (var child : children.values()) {
      child.awaitStart();
    }
    javaVersion = plain().javaVersion();
  }

  /** The one without the agent. */
  ChildJvm plain() {
    return Objects.requireNonNull(children.get(PLAIN));
  }

  /** The one whose agent has the story's rules. */
  ChildJvm under(Story story) {
    return Objects.requireNonNull(children.get(story.jvm()));
  }

  String javaVersion() {
    return javaVersion;
  }

  /** What they wrote to standard error. */
  String errors() throws IOException {
    var errors = new StringBuilder();
    for (var child : children.entrySet()) {
      var name = child.getKey();
      errors.append(name.equals(PLAIN) ? "without the agent" : "with " + name);
      errors.append(":\n").append(child.getValue().standardError());
    }
    return errors.toString();
  }

  @Override
  public void close() {
    children.values().forEach(ChildJvm::close);
  }

  private void start(String name, @Nullable Story story) throws IOException {
    if (!children.containsKey(name)) {
      var file = workspace.newFile("stderr");
      children.put(name, new ChildJvm(command(story), environment(story), file, TIMEOUT));
    }
  }

  /** What the rule files take from the environment. */
  private static Map<String, String> environment(@Nullable Story story) {
    boolean wrong = story != null && story.mistake() == Mistake.WRONG_PASSWORD;
    var password = wrong ? "open barley" : CorporateProxy.PASSWORD;
    return Map.of("PROXY_USER", CorporateProxy.USER, "PROXY_PASSWORD", password);
  }

  private List<String> command(@Nullable Story story) throws IOException {
    var ofJvm = new ArrayList<String>();
    if (story != null) {
      Path rules = workspace.rules().resolve(story.ruleFile());
      ofJvm.add("-javaagent:" + options.agent() + "=" + rules);
    }
    ofJvm.addAll(workspace.jvmOptions());
    return ChildJvm.command(options.javaHome(), ofJvm, workspace.directory());
  }
}
