package dev.redial.demo;

import java.nio.file.Path;
import java.util.List;

/** What the command line says, with what it leaves out taken from the project's own tree. */
record Options(Path agent, Path rules, Path javaHome, List<Story> stories, boolean help) {

  static final String USAGE =
      """
      Usage: java -jar redial-demo.jar [OPTION]...
      Starts servers on loopback, calls each with unmodified clients without and with redial, and
      prints what changed. Exit code: 0 when every call was refused before and went through after,
      1 when one did not, 2 for a wrong command line.

        --agent FILE  the agent's jar (default: agent/target/redial-agent.jar of this project)
        --rules DIR   the folder of the rule files (default: rules of this project)
        --story N     this story only
        --jdk HOME    the Java home that runs the clients (default: the one that runs this)
        --help        this text
      """;

  /** Parses the command line of a jar that lies in PROJECT/demo-app/target. */
  static Options parse(List<String> arguments, Path project) throws UsageException {
    var options =
        new Options(
            project.resolve("agent/target/redial-agent.jar"),
            project.resolve("rules"),
            Path.of(System.getProperty("java.home")),
            Story.ALL,
            false);
    var remaining = arguments.iterator();
    while (remaining.hasNext()) {
      var option = remaining.next();
      if (option.equals("--help")) {
        return options.withHelp();
      }
      if (!remaining.hasNext()) {
        throw new UsageException(option + ": unknown, or its value is missing");
      }
      options = options.with(option, remaining.next());
    }
    return options;
  }

  private Options with(String option, String value) throws UsageException {
    return switch (option) {
      case "--agent" -> new Options(absolute(value), rules, javaHome, stories, help);
      case "--rules" -> new Options(agent, absolute(value), javaHome, stories, help);
      case "--jdk" -> new Options(agent, rules, absolute(value), stories, help);
      case "--story" -> new Options(agent, rules, javaHome, storyNumbered(value), help);
      default -> throw new UsageException(option + ": unknown option");
    };
  }

  private Options withHelp() {
    return new Options(agent, rules, javaHome, stories, true);
  }

  private static Path absolute(String value) {
    return Path.of(value).toAbsolutePath();
  }

  private static List<Story> storyNumbered(String value) throws UsageException {
    var stories =
        Story.ALL.stream().filter(story -> String.valueOf(story.number()).equals(value)).toList();
    if (stories.isEmpty()) {
      var numbers = Story.ALL.stream().map(Story::number).distinct().toList();
      throw new UsageException("--story: expected one of " + numbers + " but was " + value);
    }
    return stories;
  }

  /** A command line that makes no sense. */
  static final class UsageException extends Exception {
    UsageException(String message) {
      super(message);
    }
  }
}
