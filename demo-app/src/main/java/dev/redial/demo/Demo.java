package dev.redial.demo;

import dev.redial.demo.sandbox.Try;
import dev.redial.demo.sandbox.TryOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows unmodified clients being refused, and getting through once redial is in their JVM. */
public final class Demo {
  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;

  Demo(PrintStream out, PrintStream err, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Tells the stories; see {@link Options}. */
  public static void main(String[] arguments) throws Exception {
    OldServer.permitInThisJvm();
    System.exit(new Demo(System.out, System.err, Terminal.ofThisProcess()).run(List.of(arguments)));
  }

  int run(List<String> arguments) throws Exception {
    boolean tries = !arguments.isEmpty() && arguments.get(0).equals(TryArguments.COMMAND);
    try {
      if (tries) {
        return tryOut(TryArguments.parse(arguments.subList(1, arguments.size()), project()));
      }
      var options = Options.parse(arguments, project());
      if (options.help()) {
        out.print(options.usage());
        return 0;
      }
      return hasAgent(options.agent()) ? tell(options) : 1;
    } catch (Options.UsageException e) {
      err.println(e.getMessage());
      err.println("usage: java -jar redial-demo.jar " + (tries ? "try --help" : "--help"));
      return 2;
    }
  }

  private static Path project() throws URISyntaxException {
    var jar = Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return jar.resolve("../../..").normalize();
  }

  private int tryOut(@Nullable TryOptions options) throws Exception {
    if (options == null) {
      out.print(TryArguments.usage());
      return 0;
    }
    try {
      boolean quiet = !terminal.present() || options.json();
      return hasAgent(options.agent())
          ? new Try(options, out, quiet ? step -> {} : this::show).run()
          : 1;
    } catch (IOException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  /** In the one line that the next step is written over. */
  private void show(String step) {
    out.print(Progress.ERASE_LINE + step);
    out.flush();
  }

  private boolean hasAgent(Path agent) {
    var there = Files.isRegularFile(agent);
    if (!there) {
      err.println("no agent at " + agent + ": build it, or name it with --agent FILE");
    }
    return there;
  }

  private int tell(Options options) throws Exception {
    var progress = new Progress(out, terminal.present(), options.calls());
    var telling = tell(options, progress);
    progress.done();
    out.println("Clients on Java " + telling.javaVersion() + ", without and with redial:");
    for (var client : options.clientsLeftOut()) {
      out.println("Not called: " + client + ", which needs Java " + client.java() + " or later");
    }
    out.println();
    telling.stories().forEach(told -> out.println(Summary.of(told, options.clients())));
    if (options.html() != null) {
      HtmlReport.write(options.html(), telling, options);
    }
    return report(telling);
  }

  private static Telling tell(Options options, Progress progress) throws Exception {
    var certificates = new Certificates();
    try (var proxies = new Proxies(certificates)) {
      return new StoryTeller(options, certificates, proxies, progress).tell();
    }
  }

  private int report(Telling telling) {
    var differences = telling.differences();
    if (differences.isEmpty()) {
      out.println(terminal.good(telling.verdict()));
      reportNeighbours(telling.neighbours());
      return 0;
    }
    differences.forEach(difference -> err.println(terminal.bad("NOT AS EXPECTED: ") + difference));
    err.println("Standard error of the clients, " + telling.errors());
    return 1;
  }

  private void reportNeighbours(long count) {
    if (count > 0) {
      out.println(
          count
              + " calls from the same JVMs to the same servers by a name without a rule"
              + " were refused before and after.");
    }
  }
}
