package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.matrix.DriverServer.Opening;
import dev.redial.testing.Certificates;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A program with several drivers, once without the agent and once under rules. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DriversLab {
  /** What the certificate says, and no URL. */
  static final String REAL = "db.test";

  final Certificates foreign = new Certificates();
  private final Release release;
  private final Map<String, Opening> ways;
  Lab lab;
  Conversation free;
  Conversation ruled;

  /**
   * @param release of the program that has them
   * @param ways the names by which the program knows them, and how their protocols begin
   */
  DriversLab(Release release, Map<String, Opening> ways) {
    this.release = release;
    this.ways = ways;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    lab = new Lab(folder, "alias.test", "sni.test", "free.test");
    var rules =
        lab.rules(
            "match: {host: [alias.test, 127.0.0.1]}, verify-name: " + REAL,
            "match: {host: sni.test}, sni: " + REAL);
    var classes = Files.createDirectory(folder.resolve("classes"));
    var classPath = Compilation.of(release, classes);
    free = lab.start(child(classPath), release.mainClass());
    ruled = lab.start(child(classPath).agent(rules.toString()), release.mainClass());
  }

  private ChildJvm child(List<Path> classPath) throws IOException {
    var child = lab.child(MatrixClients.class).javaHome(release.home()).option("-Xmx256m");
    classPath.forEach(child::classPath);
    return child.property("authority", lab.authority());
  }

  @AfterAll
  void stop() throws IOException {
    lab.close();
  }

  Stream<String> ways() {
    return ways.keySet().stream().sorted();
  }

  final Opening opening(String way) {
    return ways.get(way);
  }

  final boolean accepts(Conversation child, String way, String host, Identity identity)
      throws IOException {
    try (var server = new DriverServer(opening(way), identity)) {
      return visit(child, way, host, server).accepted();
    }
  }

  static DriverServer.Visit visit(
      Conversation child, String way, String host, DriverServer server) {
    var answer = child.ask(way, "tcp://" + host + ":" + server.port());
    var visit = server.visit(answer);
    assertThat(visit.hello()).as("TLS began: %s", answer).isNotNull();
    return visit;
  }
}
