package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the command line says, with what it leaves out taken from the project's own tree. */
final class Options {

  static final String USAGE =
      """
      Usage: java -jar redial-demo.jar [OPTION]...
             java -jar redial-demo.jar try RULES [URL]... (see try --help)
      Starts servers on loopback, calls each with unmodified clients without and with redial, and
      prints what changed. Exit code: 0 when every call was refused before and went through after,
      1 when one did not, 2 for a wrong command line.

        --story N      this story only; may be repeated, as --client
        --client NAME  the clients only that have this in their name, such as okhttp
        --jdk HOME     the Java home that runs the clients (default: the one that runs this)
        --html FILE    writes a report for browsers, too
        --agent FILE   the agent's jar (default: agent/target/redial-agent.jar of this project)
        --rules DIR    the folder of the rule files (default: rules of this project)
        --help         this text
      """;

  private Path agent;
  private Path rules;
  private Path javaHome = Path.of(System.getProperty("java.home"));
  private @Nullable Path html;
  private final List<Story> storiesAsked = new ArrayList<>();
  private final List<ClientCase> clientsAsked = new ArrayList<>();
  private boolean help;

  private Options(Path project) {
    agent = project.resolve("agent/target/redial-agent.jar");
    rules = project.resolve("rules");
  }

  /** Parses the command line of a jar that lies in PROJECT/demo-app/target. */
  static Options parse(List<String> arguments, Path project) throws UsageException {
    var options = new Options(project);
    var remaining = arguments.iterator();
    while (remaining.hasNext() && !options.help) {
      var option = remaining.next();
      if (option.equals("--help")) {
        options.help = true;
      } else if (remaining.hasNext()) {
        options.set(option, remaining.next());
      } else {
        throw new UsageException(option + ": unknown, or its value is missing");
      }
    }
    return options;
  }

  Path agent() {
    return agent;
  }

  /** The folder of the rule files. */
  Path rules() {
    return rules;
  }

  Path javaHome() {
    return javaHome;
  }

  /** Where the report for browsers goes, or null when none is wanted. */
  @Nullable Path html() {
    return html;
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

  /** How many calls the stories make, neighbours left out. */
  int calls() {
    var clients = clients();
    return 2 * stories().stream().mapToInt(story -> story.clientsOf(clients).size()).sum();
  }

  private void set(String option, String value) throws UsageException {
    switch (option) {
      case "--agent" -> agent = absolute(value);
      case "--rules" -> rules = absolute(value);
      case "--jdk" -> javaHome = JavaHome.of(value);
      case "--html" -> html = absolute(value);
      case "--story" -> storiesAsked.addAll(storiesNumbered(value));
      case "--client" -> clientsAsked.addAll(clientsNamed(value));
      default -> throw new UsageException(option + ": unknown option");
    }
  }

  private static Path absolute(String value) {
    return Path.of(value).toAbsolutePath();
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
