package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the command line says, with what it leaves out taken from the project's own tree. */
@Command(
    name = "java -jar redial-demo.jar",
    customSynopsis = {
      "java -jar redial-demo.jar [OPTION]...",
      "       java -jar redial-demo.jar try RULES [URL]... (see try --help)"
    },
    description = {
      "Starts servers on loopback, calls each with unmodified clients without and with redial, and",
      "prints what changed. Exit code: 0 when every call was refused before and went through after,",
      "1 when one did not, 2 for a wrong command line.%n"
    },
    sortOptions = false,
    separator = " ")
final class Options {
  static final String HELP = "--help";

  @Option(
      names = "--story",
      paramLabel = "N",
      description = "this story only; may be repeated, as --client")
  private List<String> storyNumbers = new ArrayList<>();

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description = "the clients only that have this in their name, such as okhttp")
  private List<String> clientNames = new ArrayList<>();

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      description = "the Java home that runs the clients (default: the one that runs this)")
  private String jdk = System.getProperty("java.home");

  @Option(names = "--html", paramLabel = "FILE", description = "writes a report for browsers, too")
  private @Nullable Path html;

  @Option(
      names = "--agent",
      paramLabel = "FILE",
      description = "the agent's jar (default: agent/target/redial-agent.jar of this project)")
  private Path agent;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "the folder of the rule files (default: rules of this project)")
  private Path rules;

  @Option(names = HELP, usageHelp = true, description = "this text")
  private boolean help;

  private Path javaHome = Path.of(jdk);
  private final List<Story> storiesAsked = new ArrayList<>();
  private final List<ClientCase> clientsAsked = new ArrayList<>();

  private Options(Path project) {
    agent = project.resolve("agent/target/redial-agent.jar");
    rules = project.resolve("rules");
  }

  /** Parses the command line of a jar that lies in PROJECT/demo-app/target. */
  static Options parse(List<String> arguments, Path project) throws UsageException {
    var options = new Options(project);
    if (arguments.contains(HELP)) {
      options.help = true;
      return options;
    }
    CommandLines.read(options, arguments);
    options.javaHome = JavaHome.of(options.jdk);
    for (var number : options.storyNumbers) {
      options.storiesAsked.addAll(storiesNumbered(number));
    }
    for (var name : options.clientNames) {
      options.clientsAsked.addAll(clientsNamed(name));
    }
    return options;
  }

  Path agent() {
    return agent.toAbsolutePath();
  }

  /** The folder of the rule files. */
  Path rules() {
    return rules.toAbsolutePath();
  }

  Path javaHome() {
    return javaHome;
  }

  /** Where the report for browsers goes, or null when none is wanted. */
  @Nullable Path html() {
    return html == null ? null : html.toAbsolutePath();
  }

  /** Those that were named, all options together, in the order of all. */
  List<Story> stories() {
    return asked(Stories.ALL, storiesAsked);
  }

  /** The same of clients; those that need a later Java are left out. */
  List<ClientCase> clients() {
    int java = JavaHome.feature(javaHome);
    return asked(ClientCase.ALL, clientsAsked).stream()
        .filter(client -> client.java() <= java)
        .toList();
  }

  /** Those that were named and need a later Java. */
  List<ClientCase> clientsLeftOut() {
    var told = clients();
    return asked(ClientCase.ALL, clientsAsked).stream()
        .filter(client -> !told.contains(client))
        .toList();
  }

  private static <T> List<T> asked(List<T> all, List<T> asked) {
    return asked.isEmpty() ? all : all.stream().filter(asked::contains).toList();
  }

  boolean help() {
    return help;
  }

  String usage() {
    return CommandLines.usage(this);
  }

  /** How many calls the stories make, neighbours left out. */
  int calls() {
    var clients = clients();
    return 2 * stories().stream().mapToInt(story -> story.clientsOf(clients).size()).sum();
  }

  private static List<Story> storiesNumbered(String value) throws UsageException {
    var stories =
        Stories.ALL.stream().filter(story -> String.valueOf(story.number()).equals(value)).toList();
    if (stories.isEmpty()) {
      var numbers = Stories.ALL.stream().map(Story::number).distinct().toList();
      throw new UsageException("--story: expected one of " + numbers + " but was " + value);
    }
    return stories;
  }

  private static List<ClientCase> clientsNamed(String value) throws UsageException {
    var part = value.toLowerCase(Locale.ROOT);
    var clients =
        ClientCase.ALL.stream()
            .filter(client -> client.name().toLowerCase(Locale.ROOT).contains(part))
            .toList();
    if (clients.isEmpty()) {
      var names = ClientCase.ALL.stream().map(ClientCase::name).toList();
      throw new UsageException(
          "--client: expected a part of one of " + names + " but was " + value);
    }
    return clients;
  }

  /** A command line that makes no sense. */
  static final class UsageException extends Exception {
    UsageException(String message) {
      super(message);
    }
  }
}
