package dev.redial.demo.sandbox;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command {@code try} was asked for.
 *
 * @param agent the agent's jar
 * @param javaHome the Java that runs the clients
 * @param urls what to call; none for what the rules' own patterns are for
 * @param client part of the names of the clients, or null for a few that stand for all
 * @param expect a file with the names that are expected, or null
 * @param json whether the report is for machines
 */
public record TryOptions(
    Path agent,
    Path javaHome,
    Path rules,
    List<String> urls,
    @Nullable String client,
    @Nullable Path expect,
    boolean json) {
  /** Copies the list. */
  public TryOptions {
    urls = List.copyOf(urls);
  }
}
