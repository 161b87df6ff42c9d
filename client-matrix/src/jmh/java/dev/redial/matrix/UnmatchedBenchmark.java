package dev.redial.matrix;

import dev.redial.bridge.RecordingBridge;
import dev.redial.testing.Conversation;
import dev.redial.testing.Gate;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import joptsimple.OptionParser;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.apache.commons.math3.stat.StatUtils;
import org.openjdk.jmh.runner.Runner;

/**
 * What the packaged agent adds to a request that no rule matches, of every client of the matrix.
 *
 * <p>Each client sends requests over one connection. JMH repeats the client's calls to the agent
 * between the arrivals of its second and its third request. It does so on the same objects, while
 * the third request waits for its answer. If a connection carries one request only, these are the
 * calls of the HTTP hooks. By hand, see CONTRIBUTING.md.
 */
public final class UnmatchedBenchmark {
  private static final int RULES = 200;
  private static final String HOST = "free.test";

  /** Native code knows no other. */
  private static final String NATIVE_HOST = "localhost";

  private static final String EVERY_HOOK = ".*";
  private static final String WEB_SOCKET = "web-socket";

  /** Handshakes, sockets and threads are of the connection. */
  private static final String HTTP_HOOKS = "dev[.]redial[.]http[.](?!Raw).*";

  private static final String BRIDGE = "dev/redial/bridge/RedialBridge";

  /** The classes that measure, in addition to the client on the class path. */
  private static final List<Class<?>> CARRIED =
      List.of(RecordedClients.class, Runner.class, OptionParser.class, StatUtils.class);

  private final Lab lab;
  private final Path folder;
  private final Path recorder;

  private UnmatchedBenchmark(Path folder) throws IOException {
    this.folder = folder;
    this.lab = new Lab(folder, HOST, NATIVE_HOST);
    this.recorder = Files.write(folder.resolve("recorder.class"), recorder());
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException {
    var folder = Files.createTempDirectory("redial-unmatched");
    var benchmark = new UnmatchedBenchmark(folder);
    var only = System.getProperty("matrix.only", "");
    var all = Release.withThoseOfTheJdk(Release.tried());
    for (var release : all.filter(each -> each.name().startsWith(only)).toList()) {
      for (var way : release.ways()) {
        benchmark.measure(release, way, HOST);
      }
    }
    for (var release : Release.natives().toList()) {
      benchmark.measure(release, "crt", NATIVE_HOST);
    }
    benchmark.lab.close();
  }

  private void measure(Release release, String way, String host) throws IOException {
    try (var origin = lab.origin(host);
        var child = start(release, way);
        var gate = Gate.shut()) {
      var url = "https://" + host + ":" + origin.port() + "/";
      boolean isRepeated = !way.equals(WEB_SOCKET) && release.keepsConnections();
      child.ask("begin", "way:" + way, url, url, url);
      gate.arrival().run();
      if (isRepeated) {
        var second = gate.arrival();
        child.ask("record");
        second.run();
      } else {
        child.ask("record");
        child.ask("begin", "way:" + way, url);
      }
      gate.arrival();
      var result = child.ask("measure", "only:" + (isRepeated ? EVERY_HOOK : HTTP_HOOKS));
      System.out.println(release + " " + way + ": " + result.replaceFirst("answered ", ""));
      if (child.errorOutput().contains("[redial]")) {
        throw new AssertionError(child.errorOutput());
      }
    }
  }

  private Conversation start(Release release, String way) throws IOException {
    var child =
        lab.child(RecordedClients.class)
            .agent("rules=" + rules() + ",log=error")
            .option("-XX:TieredStopAtLevel=4", "-Xmx512m")
            .option("--add-opens=java.base/java.lang=ALL-UNNAMED");
    for (var type : CARRIED) {
      child.classPath(Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()));
    }
    if (release.isOfJdk()) {
      return child.start(recorder.toString());
    }
    Compilation.of(release, Files.createDirectory(folder.resolve(release + "-" + way)))
        .forEach(child::classPath);
    return child.start(recorder.toString(), release.mainClass());
  }

  private String rules() {
    return lab.rules(
            IntStream.range(0, RULES)
                .mapToObj(
                    i ->
                        "match: {host: [host"
                            + i
                            + ".test, \"*.below"
                            + i
                            + ".test\"]}, virtual-host: tenant.test, headers: {set: {X-Name:"
                            + " value}}")
                .toArray(String[]::new))
        .toString();
  }

  /** As the build moves the bridge itself. */
  private static byte[] recorder() throws IOException {
    var name = RecordingBridge.class.getName().replace('.', '/');
    var renamed = Map.of(BRIDGE, "java/lang/RedialBridge", name, "java/lang/RecordingBridge");
    try (var in = RecordingBridge.class.getResourceAsStream("RecordingBridge.class")) {
      var writer = new ClassWriter(0);
      new ClassReader(in)
          .accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, renamed)), 0);
      return writer.toByteArray();
    }
  }
}
