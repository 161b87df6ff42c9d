package dev.redial.cli;

import dev.redial.control.Sources;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The RULES of a command line, {@code RULES[,key=value…]}, for a JVM whose working directory is
 * another.
 *
 * @param name the path or URL as it was written
 * @param file the path, or null for a URL
 * @param argument for the agent, with the whole path
 */
record Given(String name, @Nullable Path file, String argument) {
  /**
   * Takes it apart.
   *
   * @throws InvalidPathException if it is neither a path nor a URL
   */
  static Given parse(String given) {
    int comma = given.indexOf(',');
    var name = comma < 0 ? given : given.substring(0, comma);
    name = name.startsWith("rules=") ? name.substring("rules=".length()) : name;
    var options = comma < 0 ? "" : given.substring(comma);
    if (Sources.isUrl(name)) {
      return new Given(name, null, "rules=" + name + options);
    }
    var file = Path.of(name);
    return new Given(name, file, "rules=" + file.toAbsolutePath().normalize() + options);
  }
}
