package dev.redial.demo;

import dev.redial.demo.client.ClientProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The JVMs of the demo's clients; they start together, as most of them wait while others work. */
final class ChildJvms implements AutoCloseable {
  private static final String PLAIN = "";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Options options;
  private final Workspace workspace;
  private final Map<String, ChildJvm> children = new LinkedHashMap<>();
  private final String javaVersion;

  ChildJvms(Options options, Workspace workspace) throws IOException, InterruptedException {
    this.options = options;
    this.workspace = workspace;
    start(PLAIN);
    for (var story : options.stories()) {
      start(story.ruleFile());
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

  ChildJvm under(String ruleFile) {
    return Objects.requireNonNull(children.get(ruleFile));
  }

  String javaVersion() {
    return javaVersion;
  }

  /** What they wrote to standard error. */
  String errors() throws IOException {
    var errors = new StringBuilder();
    for (var child : children.entrySet()) {
      var ruleFile = child.getKey();
      errors.append(ruleFile.equals(PLAIN) ? "without the agent" : "with " + ruleFile);
      errors.append(":\n").append(child.getValue().standardError());
    }
    return errors.toString();
  }

  @Override
  public void close() {
    children.values().forEach(ChildJvm::close);
  }

  private void start(String ruleFile) throws IOException {
    if (!children.containsKey(ruleFile)) {
      var file = workspace.newFile("stderr");
      children.put(ruleFile, new ChildJvm(command(ruleFile), file, PATIENCE));
    }
  }

  private List<String> command(String ruleFile) {
    var command = new ArrayList<String>();
    command.add(options.javaHome().resolve("bin/java").toString());
    if (!ruleFile.equals(PLAIN)) {
      Path rules = options.rules().resolve(ruleFile);
      command.add("-javaagent:" + options.agent() + "=" + rules);
    }
    command.addAll(workspace.jvmOptions());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(ClientProcess.class.getName());
    return command;
  }
}
