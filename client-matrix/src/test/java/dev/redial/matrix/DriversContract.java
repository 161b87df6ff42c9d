package dev.redial.matrix;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.matrix.DriverServer.Opening;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What drivers of databases, and clients of directories, mail and messages, are held to. They all
 * live in one JVM, as in an application; most of them check names themselves.
 */
abstract class DriversContract extends DriversLab {
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

  DriversContract(Release release, Map<String, Opening> ways) {
    super(release, ways);
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
}
