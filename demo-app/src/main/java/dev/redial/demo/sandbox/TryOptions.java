package dev.redial.demo.sandbox;

import dev.redial.demo.client.Protocol;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command {@code try} was asked for.
 *
 * @param agent the agent's jar
 * @param javaHome the Java that runs the clients
 * @param urls what to call; none for what the rules' own patterns are for
 * @param clients parts of the names of the clients; none for a few that stand for all
 * @param expect a file with the names that are expected, or null
 * @param json whether the report is for machines
 * @param untried whether rules are good that could not be tried in full
 */
public record TryOptions(
    Path agent,
    Path javaHome,
    Path rules,
    List<String> urls,
    List<String> clients,
    @Nullable Path expect,
    boolean json,
    boolean untried) {
  /** What can be called, as a regular expression. */
  public static final String URLS = "https?://[^/].*|" + Protocol.URLS;

  /** Copies the lists. */
  public TryOptions {
    urls = List.copyOf(urls);
    clients = List.copyOf(clients);
  }
}
