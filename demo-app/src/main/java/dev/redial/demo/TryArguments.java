package dev.redial.demo;

import dev.redial.demo.client.Protocol;
import dev.redial.demo.sandbox.TryOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of {@code try}. */
final class TryArguments {
  static final String COMMAND = "try";

  static final String USAGE =
      """
      Usage: java -jar redial-demo.jar try RULES [URL]... [OPTION]...
      Tries a rule file without any network: unmodified clients call what its rules are for, or the
      URLs, first while the rules only observe and then while they hold, and prints what became of
      each name. URLs are http, https; tcp://host:port and tls://host:port for other protocols;
      postgresql, mysql, ldap, smtp, imap and JDBC's of the first two, which start TLS later. Exit code: 0 when every rule
      did what it says, 1 when one did not or could not be tried in full, or when no rule is for any
      of the URLs, 2 for a wrong command line.

        --expect FILE  names that are expected of some URLs, too (rules/README.md has the format)
        --client NAME  the clients only that have this in their name, such as okhttp; may be repeated
        --jdk HOME     the Java home that runs the clients (default: the one that runs this)
        --agent FILE   the agent's jar (default: agent/target/redial-agent.jar of this project)
        --untried-ok   exit with 0 in spite of what could not be tried, and is listed as such
        --json         for machines
        --help         this text
      """;

  private final Path project;
  private final List<String> urls = new ArrayList<>();
  private final List<String> clients = new ArrayList<>();
  private Path javaHome = Path.of(System.getProperty("java.home"));
  private @Nullable Path agent;
  private @Nullable Path rules;
  private @Nullable Path expect;
  private boolean json;
  private boolean untried;

  private TryArguments(Path project) {
    this.project = project;
  }

  /** What was asked for, or null for help. */
  static @Nullable TryOptions parse(List<String> arguments, Path project)
      throws Options.UsageException {
    if (arguments.contains("--help")) {
      return null;
    }
    var read = new TryArguments(project);
    var remaining = arguments.iterator();
    while (remaining.hasNext()) {
      var argument = remaining.next();
      if (argument.equals("--json")) {
        read.json = true;
      } else if (argument.equals("--untried-ok")) {
        read.untried = true;
      } else if (!argument.startsWith("--")) {
        read.operand(argument);
      } else if (remaining.hasNext()) {
        read.set(argument, remaining.next());
      } else {
        throw new Options.UsageException(argument + ": unknown, or its value is missing");
      }
    }
    return read.options();
  }

  private void operand(String value) throws Options.UsageException {
    if (rules == null) {
      rules = Path.of(value).toAbsolutePath();
    } else if (value.matches(TryOptions.URLS)) {
      urls.add(Protocol.withPort(value));
    } else {
      throw new Options.UsageException(
          value
              + ": expected a URL with http or https, tcp://host:port or tls://host:port, or one"
              + " with postgresql, mysql, ldap, smtp, imap or jdbc:postgresql, jdbc:mysql,"
              + " jdbc:mariadb");
    }
  }

  private void set(String option, String value) throws Options.UsageException {
    switch (option) {
      case "--agent" -> agent = Path.of(value).toAbsolutePath();
      case "--jdk" -> javaHome = JavaHome.of(value);
      case "--expect" -> expect = Path.of(value).toAbsolutePath();
      case "--client" -> clients.add(value);
      default -> throw new Options.UsageException(option + ": unknown option");
    }
  }

  private TryOptions options() throws Options.UsageException {
    if (rules == null) {
      throw new Options.UsageException("try needs a rule file");
    }
    var jar = agent == null ? project.resolve("agent/target/redial-agent.jar") : agent;
    return new TryOptions(jar, javaHome, rules, urls, clients, expect, json, untried);
  }
}
