package dev.redial.demo;

import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shows unmodified clients being refused, and getting through once redial is in their JVM. */
public final class Demo {
  private final PrintStream out;
  private final PrintStream err;

  Demo(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Tells the stories; see {@link Options#USAGE}. */
  public static void main(String[] arguments) throws Exception {
    OldServer.permitInThisJvm();
    System.exit(new Demo(System.out, System.err).run(List.of(arguments)));
  }

  int run(List<String> arguments) throws Exception {
    try {
      var options = Options.parse(arguments, project());
      if (options.help()) {
        out.print(Options.USAGE);
        return 0;
      }
      return hasAgent(options) ? tell(options) : 1;
    } catch (Options.UsageException e) {
      err.println(e.getMessage());
      err.print(Options.USAGE);
      return 2;
    }
  }

  private static Path project() throws URISyntaxException {
    var jar = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.resolve("../../..").normalize();
  }

  private boolean hasAgent(Options options) {
    var there = Files.isRegularFile(options.agent());
    if (!there) {
      err.println("no agent at " + options.agent() + ": build it, or name it with --agent FILE");
    }
    return there;
  }

  private int tell(Options options) throws Exception {
    var certificates = new Certificates();
    var results = new ArrayList<StoryTeller.Result>();
    try (var workspace = new Workspace(certificates, options.stories())) {
      var teller = new StoryTeller(options, certificates, workspace);
      for (var story : options.stories()) {
        out.println("Story " + story.number() + ": " + story.title());
        results.add(teller.tell(story));
      }
    }
    out.println("Clients on Java " + results.get(0).javaVersion() + ", without and with redial:");
    out.println();
    return report(results);
  }

  private int report(List<StoryTeller.Result> results) {
    var table = new Table(Finding.HEADINGS);
    results.forEach(result -> result.findings().forEach(finding -> table.add(finding.cells())));
    out.println(table);
    var differences = 0;
    var neighbours = 0;
    for (var result : results) {
      differences += reportDifferences(result);
      neighbours += result.neighbours().size();
    }
    if (differences == 0) {
      out.println("Every call was refused before and went through after.");
      reportNeighbours(neighbours);
    }
    return differences == 0 ? 0 : 1;
  }

  private void reportNeighbours(int count) {
    if (count > 0) {
      out.println(
          "%d calls from the same JVMs to the same servers by a name without a rule"
                  .formatted(count)
              + " were refused before and after.");
    }
  }

  private int reportDifferences(StoryTeller.Result result) {
    var differences =
        Stream.concat(
                result.findings().stream().flatMap(finding -> finding.differences().stream()),
                result.neighbours().stream().flatMap(call -> call.differences().stream()))
            .toList();
    differences.forEach(difference -> err.println("NOT AS EXPECTED: " + difference));
    if (!differences.isEmpty()) {
      err.println("Standard error of the clients, " + result.errors());
    }
    return differences.size();
  }
}
