package dev.redial.demo.sandbox;

import dev.redial.demo.Certificates;
import dev.redial.demo.ChildJvm;
import dev.redial.demo.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One child JVM with clients under the rules, and the observatory that it calls. */
final class Laboratory implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** How the agent says, with {@code log=debug}, where a connection would go. */
  private static final Pattern DIAL =
      Pattern.compile(
          "\\[redial] \\S+ \\S+ rule '(.*)' (?:\\(observe\\) would change|changes) .*?, sandbox:"
              + " dials (\\S+)");

  private final Observatory observatory;
  private final ChildJvm child;
  private int read;

  /** What the agent said of one call. */
  private record Said(@Nullable String rule, @Nullable String dialled) {}

  /**
   * Starts them.
   *
   * @param secrets names, in lower case, of header fields whose values must not be shown
   * @param rules the rule file
   * @param directory where files of this run may lie
   * @param observe whether the rules only observe
   */
  Laboratory(TryOptions options, Set<String> secrets, Path rules, Path directory, boolean observe)
      throws Exception {
    observatory = new Observatory(secrets);
    var name = observe ? "before" : "after";
    var agent =
        "-javaagent:%s=rules=%s,sandbox=127.0.0.1:%d,log=debug,reload=false,mode=%s"
            .formatted(options.agent(), rules, observatory.port(), observe ? "observe" : "enforce");
    // No name is ever looked up, neither forth nor back.
    var hosts = Files.createFile(directory.resolve(name + "-hosts"));
    var ofJvm =
        List.of(
            agent,
            "-Djdk.net.hosts.file=" + hosts,
            "-Djavax.net.ssl.trustStore=" + directory.resolve("trust.p12"),
            "-Djavax.net.ssl.trustStoreType=PKCS12",
            "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD);
    child = start(options.javaHome(), ofJvm, directory, name + "-stderr");
  }

  private ChildJvm start(Path javaHome, List<String> ofJvm, Path directory, String errors)
      throws IOException {
    try {
      var command = ChildJvm.command(javaHome, ofJvm, directory);
      return new ChildJvm(command, Map.of(), directory.resolve(errors), TIMEOUT);
    } catch (IOException e) {
      observatory.close();
      throw e;
    }
  }

  void awaitStart() throws InterruptedException {
    child.awaitStart();
  }

  String javaVersion() {
    return child.javaVersion();
  }

  /** Which rule the agent found in the latest call, or null. */
  private Said said() throws IOException {
    var text = child.standardError();
    var news = DIAL.matcher(text.substring(read));
    read = text.length();
    return news.find()
        ? new Said(news.group(1), Samples.canonical(news.group(2)))
        : new Said(null, null);
  }

  /** A call that was seen, and the rule that was found for it. */
  record Result(@Nullable String rule, Seen seen) {}

  /**
   * Makes a call.
   *
   * @param byProxy whether the client's own settings have the observatory as its proxy
   */
  Result call(Call call, Stage stage, boolean byProxy) throws Exception {
    observatory.show(stage);
    int proxy = byProxy ? observatory.port() : 0;
    var outcome = child.call(call.client(), URI.create(call.url()), proxy);
    var said = said();
    var seen = observatory.seen();
    boolean good = outcome.kind() == Outcome.Kind.SUCCESS;
    var accepted = good && seen.hello() != null ? stage.origin().name() : null;
    var dialled = byProxy && isOwnProxy(said, seen) ? Seen.OWN_PROXY : said.dialled();
    return new Result(said.rule(), seen.ended(good ? "" : outcome.text(), dialled, accepted));
  }

  /** The agent says nothing of a way on which no rule is, unless one is for every host. */
  private boolean isOwnProxy(Said said, Seen seen) {
    var dialled = said.dialled();
    return dialled == null
        ? seen.connect() != null || seen.authority() != null
        : dialled.equals("127.0.0.1:" + observatory.port());
  }

  @Override
  public void close() {
    child.close();
    observatory.close();
  }
}
