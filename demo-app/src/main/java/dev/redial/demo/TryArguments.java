package dev.redial.demo;

import dev.redial.demo.client.Protocol;
import dev.redial.demo.sandbox.TryOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code try}. */
@Command(
    name = "java -jar redial-demo.jar try",
    customSynopsis = "java -jar redial-demo.jar try RULES [URL]... [OPTION]...",
    description = {
      "Tries a rule file without any network: unmodified clients call what its rules are for, or the",
      "URLs, first while the rules only observe and then while they hold, and prints what became of",
      "each name. URLs are http, https; tcp://host:port and tls://host:port for other protocols;",
      "postgresql, mysql, ldap, smtp, imap and JDBC's of the first two, which start TLS later. Exit",
      "code: 0 when every rule did what it says, 1 when one did not or could not be tried in full, or",
      "when no rule is for any of the URLs, 2 for a wrong command line.%n"
    },
    sortOptions = false,
    separator = " ")
final class TryArguments {
  static final String COMMAND = "try";

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description = "names that are expected of some URLs, too (rules/README.md has the format)")
  private @Nullable Path expect;

  @Option(
      names = "--client",
      paramLabel = "NAME",
      description =
          "the clients only that have this in their name, such as okhttp; may be repeated")
  private List<String> clients = new ArrayList<>();

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      description = "the Java home that runs the clients (default: the one that runs this)")
  private String jdk = System.getProperty("java.home");

  @Option(
      names = "--agent",
      paramLabel = "FILE",
      description = "the agent's jar (default: agent/target/redial-agent.jar of this project)")
  private Path agent;

  @Option(
      names = "--untried-ok",
      description = "exit with 0 in spite of what could not be tried, and is listed as such")
  private boolean untried;

  @Option(names = "--json", description = "for machines")
  private boolean json;

  @Option(names = Options.HELP, usageHelp = true, description = "this text")
  private boolean help;

  @Parameters(hidden = true)
  private List<String> operands = new ArrayList<>();

  private TryArguments(Path project) {
    agent = project.resolve("agent/target/redial-agent.jar");
  }

  /** What was asked for, or null for help. */
  static @Nullable TryOptions parse(List<String> arguments, Path project)
      throws Options.UsageException {
    var read = new TryArguments(project);
    read.help = arguments.contains(Options.HELP);
    if (read.help) {
      return null;
    }
    CommandLines.read(read, arguments);
    return read.options();
  }

  static String usage() {
    return CommandLines.usage(new TryArguments(Path.of("")));
  }

  private TryOptions options() throws Options.UsageException {
    if (operands.isEmpty()) {
      throw new Options.UsageException("try needs a rule file");
    }
    var urls = new ArrayList<String>();
    for (var url : operands.subList(1, operands.size())) {
      urls.add(url(url));
    }
    return new TryOptions(
        agent.toAbsolutePath(),
        JavaHome.of(jdk),
        Path.of(operands.get(0)).toAbsolutePath(),
        urls,
        clients,
        expect == null ? null : expect.toAbsolutePath(),
        json,
        untried);
  }

  private static String url(String value) throws Options.UsageException {
    if (value.matches(TryOptions.URLS)) {
      return Protocol.withPort(value);
    }
    throw new Options.UsageException(
        value
            + ": expected a URL with http or https, tcp://host:port or tls://host:port, or one"
            + " with postgresql, mysql, ldap, smtp, imap or jdbc:postgresql, jdbc:mysql,"
            + " jdbc:mariadb");
  }
}
