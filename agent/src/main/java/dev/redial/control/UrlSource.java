package dev.redial.control;

import dev.redial.fetch.Answer;
import dev.redial.fetch.WebAddress;
import dev.redial.fetch.WebFile;
import dev.redial.report.Options;
import dev.redial.yaml.RuleContent;
import dev.redial.yaml.RuleFile;
import dev.redial.yaml.RuleReport;
import dev.redial.yaml.tree.Confinement;
import dev.redial.yaml.tree.Problem;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A rule file on a web server. While the server cannot be reached at start-up, the last good
 * version from the disk serves.
 */
final class UrlSource implements RuleSource {
  /** For all of a request, so that a start waits no longer and has the cache's version then. */
  private static final long LONGEST_MILLIS = 8_000;

  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final WebAddress address;
  private final WebFile file;
  private final Confinement confinement;
  private final @Nullable Cache cache;
  private boolean isFirst = true;
  private boolean hasWarned;
  private String from;
  private long asked;

  /** Fails if it is no URL, or an option no path. */
  UrlSource(String url, Options.Reloading options) throws IOException {
    try {
      this.address = WebAddress.parse(url);
    } catch (IOException e) {
      throw new IOException("the URL of the rules is invalid: " + e.getMessage());
    }
    var files = options.files();
    var kept = options.cache();
    try {
      this.confinement =
          new Confinement(options.variables(), files == null ? null : Path.of(files));
      this.cache = kept == null ? null : new Cache(Path.of(kept));
    } catch (InvalidPathException e) {
      throw new IOException("an option is not a path: " + e.getMessage());
    }
    this.file = new WebFile(address);
    this.from = address.name();
  }

  /** Without a password or a token, which a user or a query may be. */
  @Override
  public String name() {
    return address.name();
  }

  @Override
  public boolean mayHaveChanged() {
    return System.nanoTime() - asked > INTERVAL_NANOS;
  }

  @Override
  public @Nullable RuleReport read() {
    boolean isStart = isFirst;
    isFirst = false;
    RuleReport report;
    try {
      var answer = answer();
      if (answer == null) {
        return null;
      }
      report = RuleFile.parse(answer.body(), name(), confinement);
      if (report.rules() != null) {
        return kept(report, answer.body());
      }
    } catch (IOException e) {
      report = failure(e);
    }
    return isStart ? lastGood(report) : report;
  }

  /** The same with warnings, for people. */
  RuleReport check(long now) {
    try {
      var answer = answer();
      var content = answer == null ? new byte[0] : answer.body();
      return warned(RuleFile.check(content, name(), confinement, now));
    } catch (IOException e) {
      return failure(e);
    }
  }

  /** The file, or null if it is what it was. */
  private @Nullable Answer answer() throws IOException {
    try {
      var answer = file.get(LONGEST_MILLIS);
      if (answer.status() == Answer.NOT_MODIFIED && file.isKnown()) {
        return null;
      }
      if (answer.status() != Answer.OK) {
        throw new IOException("the server answers " + answer.status());
      }
      file.know(answer);
      if (!answer.from().name().equals(from)) {
        from = answer.from().name();
        hasWarned = false;
      }
      return answer;
    } catch (IOException e) {
      // the next answer is to be whole, for this one takes the place of what was known
      file.forget();
      throw e;
    } finally {
      asked = System.nanoTime();
    }
  }

  private RuleReport kept(RuleReport report, byte[] content) {
    var doubt = cache == null ? null : cache.keep(content);
    return warned(doubt == null ? report : with(report, warning(doubt, Cache.REMEDY)));
  }

  private RuleReport lastGood(RuleReport failed) {
    if (cache == null) {
      return failed;
    }
    try {
      var content = cache.content();
      if (content == null) {
        return failed;
      }
      var last = RuleFile.parse(content, name(), confinement);
      return last.rules() == null
          ? failed
          : warned(new RuleReport(last.rules(), failed.problems(), last.files(), last.content()));
    } catch (IOException e) {
      return with(failed, warning(String.valueOf(e.getMessage()), Cache.REMEDY));
    }
  }

  /** Once, and again when the server sends elsewhere. */
  private RuleReport warned(RuleReport report) {
    var all = report;
    if (!hasWarned && !address.tls()) {
      all =
          with(
              all,
              warning(
                  "the rules come without TLS, and anyone on the way can replace them",
                  "serve them by 'https://'"));
    }
    if (!hasWarned && !from.equals(address.name())) {
      all = with(all, warning("the server redirects to " + from, "write that URL"));
    }
    hasWarned = true;
    return all;
  }

  private static RuleReport with(RuleReport report, Problem problem) {
    var problems = new ArrayList<>(report.problems());
    problems.add(problem);
    return new RuleReport(report.rules(), problems, report.files(), report.content());
  }

  private Problem warning(String what, String remedy) {
    return new Problem(name(), 1, 1, Problem.Severity.WARNING, null, what, remedy);
  }

  private RuleReport failure(IOException e) {
    // its own words need no name of a class
    var what = e.getClass() == IOException.class ? e.getMessage() : "cannot be fetched: " + e;
    var remedy = "see that this machine reaches it, and that it serves the rules there";
    var problem =
        new Problem(name(), 1, 1, Problem.Severity.ERROR, null, String.valueOf(what), remedy);
    return new RuleReport(null, List.of(problem), List.of(), RuleContent.NONE);
  }
}
