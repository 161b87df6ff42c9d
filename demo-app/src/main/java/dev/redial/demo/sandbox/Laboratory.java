package dev.redial.demo.sandbox;

import dev.redial.demo.Certificates;
import dev.redial.demo.ChildJvm;
import dev.redial.demo.client.ClientCase;
import dev.redial.demo.client.ClientProcess;
import dev.redial.demo.client.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One child JVM with clients under the rules, and the observatory that it calls. */
final class Laboratory implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How the agent says, with {@code log=debug}, where a connection would go. */
  private static final Pattern DIAL =
      Pattern.compile(
          "\\[redial] rule '(.*)' (?:\\(observe\\) would change|changes) .*?, sandbox: dials (\\S+)");

  private final Observatory observatory;
  private final ChildJvm child;
  private int read;

  /** What the agent said of one call. */
  private record Said(@Nullable String rule, @Nullable String dialled) {}

  /**
   * Starts them.
   *
   * @param directory where files of this run may lie
   * @param observe whether the rules only observe
   */
  Laboratory(TryOptions options, Certificates certificates, Path directory, boolean observe)
      throws Exception {
    observatory = new Observatory(certificates);
    var name = observe ? "before" : "after";
    var agent =
        "-javaagent:%s=rules=%s,sandbox=127.0.0.1:%d,log=debug,reload=false,mode=%s"
            .formatted(
                options.agent(),
                options.rules(),
                observatory.port(),
                observe ? "observe" : "enforce");
    var command =
        List.of(
            options.javaHome().resolve("bin/java").toString(),
            agent,
            // No name is ever looked up, neither forth nor back.
            "-Djdk.net.hosts.file=" + Files.createFile(directory.resolve(name + "-hosts")),
            "-Djavax.net.ssl.trustStore=" + directory.resolve("trust.p12"),
            "-Djavax.net.ssl.trustStoreType=PKCS12",
            "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
            "-cp",
            System.getProperty("java.class.path"),
            ClientProcess.class.getName());
    child = new ChildJvm(command, Map.of(), directory.resolve(name + "-stderr"), PATIENCE);
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

  /** Calls with the certificate of one name after the other, until the client accepts one. */
  Result call(ClientCase client, String url, List<String> names, @Nullable String proxy)
      throws Exception {
    Result result = null;
    for (var name : names) {
      result = call(client, url, new Stage(name, proxy));
      if (result.seen().isSuccess() || result.seen().hello() == null) {
        return result;
      }
    }
    return result == null ? call(client, url, new Stage("localhost", proxy)) : result;
  }

  private Result call(ClientCase client, String url, Stage stage) throws Exception {
    observatory.show(stage);
    var outcome = child.call(client, URI.create(url));
    var said = said();
    var seen = observatory.seen();
    boolean good = outcome.kind() == Outcome.Kind.SUCCESS;
    var accepted = good && seen.hello() != null ? stage.certificate() : null;
    return new Result(
        said.rule(), seen.ended(good ? "" : outcome.text(), said.dialled(), accepted));
  }

  @Override
  public void close() {
    child.close();
    observatory.close();
  }
}
