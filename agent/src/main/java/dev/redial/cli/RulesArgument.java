package dev.redial.cli;

import dev.redial.control.Sources;
import dev.redial.report.Options;
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
record RulesArgument(String name, @Nullable Path file, String argument) {
  private static final String KEY = "rules=";

  /**
   * Takes it apart.
   *
   * @throws InvalidPathException if it is neither a path nor a URL
   */
  static RulesArgument parse(String given) {
    var name = Options.parse(given).rules();
    if (name == null) {
      throw new InvalidPathException(given, "no rule file or URL is given");
    }
    int start = given.indexOf(name);
    int end = start + name.length();
    var before = given.substring(0, start);
    var prefix = before.endsWith(KEY) ? before : before + KEY;
    var file = Sources.isUrl(name) ? null : Path.of(name);
    var whole = file == null ? name : file.toAbsolutePath().normalize().toString();
    return new RulesArgument(name, file, prefix + whole + given.substring(end));
  }

  /** The argument for a person, with stars for the credentials and the query of a URL. */
  String shown() {
    var open = name.replaceFirst("(?<=://)[^/?#]*@", "***@").replaceFirst("\\?.*", "?***");
    return file == null ? argument.replace(name, open) : argument;
  }
}
