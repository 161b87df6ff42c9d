package dev.redial.control;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells a path from a URL. */
public final class Sources {
  private Sources() {}

  /**
   * The source of rules that a user names.
   *
   * @param cache where the last good version from a URL is kept, or null
   * @throws IOException if the name is neither a path nor a URL
   */
  public static RuleSource of(String name, @Nullable String cache) throws IOException {
    if (isUrl(name)) {
      return new UrlSource(name, cache);
    }
    try {
      return new FileSource(Path.of(name).toAbsolutePath());
    } catch (InvalidPathException e) {
      throw new IOException("the rule file's path is not one: " + e.getMessage());
    }
  }

  /** Whether it is taken for a URL. */
  public static boolean isUrl(String name) {
    return name.startsWith("http://") || name.startsWith("https://");
  }
}
