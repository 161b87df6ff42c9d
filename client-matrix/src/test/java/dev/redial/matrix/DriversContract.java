package dev.redial.matrix;

import static java.util.Map.entry;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What drivers of databases, and clients of directories, mail and messages, are held to. They all
 * live in one JVM, as in an application; most of them check names themselves.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DriversContract {
  /** By the names by which the programs know them. */
  static final Map<String, Opening> EVERY_ONE =
      Map.ofEntries(
          entry("postgresql", Opening.POSTGRES),
          entry("postgresql-own-trust", Opening.POSTGRES),
          entry("mysql", Opening.MYSQL),
          entry("mariadb", Opening.MYSQL),
          entry("mssql", Opening.TDS),
          entry("oracle", Opening.NONE),
          entry("unboundid", Opening.NONE),
          entry("unboundid-start-tls", Opening.LDAP),
          entry("jndi-start-tls", Opening.LDAP),
          entry("smtp", Opening.SMTP),
          entry("smtps", Opening.SMTPS));

  /** What the certificate says, and no URL. */
  private static final String REAL = "db.test";

  private final Release release;
  private final Map<String, Opening> ways;
  private final Certificates foreign = new Certificates();
  private Lab lab;
  private Conversation free;
  private Conversation ruled;

  /**
   * @param release of the program that has them
   * @param ways the names by which the program knows them, and how their protocols begin
   */
  DriversContract(Release release, Map<String, Opening> ways) {
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

  @ParameterizedTest
  @MethodSource("ways")
  void verifyName_ofATunnel_isRefusedBefore_andReachedAfter(String way) throws IOException {
    for (var host : List.of("alias.test", "127.0.0.1")) {
      // UnboundID's SDK looks for no name where the application asks for an address
      if (host.equals("alias.test") || !way.startsWith("unboundid")) {
        assertThat(accepts(free, way, host, lab.issue(REAL))).as("before, %s", host).isFalse();
      }
      assertThat(accepts(ruled, way, host, lab.issue(REAL))).as("after, %s", host).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void serverName_pinned_isTheVerifyNameToo(String way) throws IOException {
    assertThat(accepts(free, way, "sni.test", lab.issue(REAL))).as("before").isFalse();
    assertThat(accepts(ruled, way, "sni.test", lab.issue(REAL))).as("after").isTrue();
    assertThat(accepts(ruled, way, "sni.test", lab.issue("sni.test"))).as("URL's host").isFalse();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void certificateOfTheUrlsHost_isRefusedUnderARule(String way) throws IOException {
    assertThat(accepts(free, way, "alias.test", lab.issue("alias.test"))).as("before").isTrue();
    assertThat(accepts(ruled, way, "alias.test", lab.issue("alias.test"))).as("after").isFalse();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unknownAuthority_isRefused(String way) throws IOException {
    assertThat(accepts(ruled, way, "alias.test", foreign.issue(REAL))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unmatchedHost_afterARuledOne_isCheckedAgainstItself(String way) throws IOException {
    assertThat(accepts(ruled, way, "alias.test", lab.issue(REAL))).isTrue();
    assertThat(accepts(ruled, way, "free.test", lab.issue(REAL))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void unmatchedHost_underTheAgent_isTheSame(String way) throws IOException {
    // two, since some clients come back to the first
    var identity = lab.issue("free.test");
    try (var first = new DriverServer(opening(way), identity);
        var second = new DriverServer(opening(way), identity)) {
      var before = visit(free, way, "free.test", first);
      var after = visit(ruled, way, "free.test", second);
      assertThat(before.accepted()).isTrue();
      assertThat(after.accepted()).isTrue();
      assertThat(after.hello().bytesWithoutRandom()).isEqualTo(before.hello().bytesWithoutRandom());
      if (opening(way) == Opening.TDS) {
        // it ends with an identifier of this one connection
        assertThat(after.opening()).hasSameSizeAs(before.opening());
      } else {
        assertThat(after.opening()).isEqualTo(before.opening());
      }
    }
  }

  private Opening opening(String way) {
    return ways.get(way);
  }

  private boolean accepts(Conversation child, String way, String host, Identity identity)
      throws IOException {
    try (var server = new DriverServer(opening(way), identity)) {
      return visit(child, way, host, server).accepted();
    }
  }

  private static DriverServer.Visit visit(
      Conversation child, String way, String host, DriverServer server) {
    var answer = child.ask(way, "tcp://" + host + ":" + server.port());
    var visit = server.visit(answer);
    assertThat(visit.hello()).as("TLS began: %s", answer).isNotNull();
    return visit;
  }
}
