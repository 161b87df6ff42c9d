package dev.redial.control;

import dev.redial.report.Options;
import dev.redial.yaml.RuleReport;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Tells a path from a URL. */
public final class Sources {
  private Sources() {}

  /**
   * The source of rules that a user names.
   *
   * @param options for one from a URL
   * @throws IOException if the name is neither a path nor a URL
   */
  public static RuleSource of(String name, Options.Reloading options) throws IOException {
    if (isUrl(name)) {
      return new UrlSource(name, options);
    }
    try {
      return new FileSource(Path.of(name).toAbsolutePath());
    } catch (InvalidPathException e) {
      throw new IOException("the rule file's path is invalid: " + e.getMessage());
    }
  }

  /**
   * What people are told about rules from a URL, warnings included. No cache is read or written.
   *
   * @param now milliseconds since the epoch, for warnings about expiry
   * @throws IOException if it is no URL
   */
  public static RuleReport check(String url, Options.Reloading options, long now)
      throws IOException {
    return new UrlSource(url, options).check(now);
  }

  /** Whether it is taken for a URL. */
  public static boolean isUrl(String name) {
    return name.startsWith("http://") || name.startsWith("https://");
  }
}
