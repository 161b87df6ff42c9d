package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.Certificates;
import dev.redial.testing.Certificates.Kind;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.DebianServer;
import dev.redial.testing.Identity;
import dev.redial.testing.Lab;
import dev.redial.testing.MariaDb;
import dev.redial.testing.Microsocks;
import dev.redial.testing.PostgreSql;
import dev.redial.testing.RabbitMq;
import dev.redial.testing.RedisDaemon;
import dev.redial.testing.Slapd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drivers of databases, and clients of directories and mail, with servers that nobody here wrote.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("extended")
class RealServersIT {
  /** What the servers' certificate says. */
  private static final String REAL = "db.test";

  private static final String NAMED = "verify-name: " + REAL;

  private final List<AutoCloseable> open = new ArrayList<>();
  private Path folder;
  private Lab lab;
  private Identity identity;
  private Microsocks socks;
  private Clients drivers;
  private Clients lettuce;
  private Clients reactive;

  /**
   * One program, three times.
   *
   * @param free has no agent
   * @param ruled has the rules, and trusts the servers' authority
   * @param wary has the rules, and trusts another
   */
  private record Clients(Conversation free, Conversation ruled, Conversation wary) {}

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    assumeTrue(Microsocks.missing().isEmpty(), Microsocks.missing());
    folder = temporary;
    lab =
        new Lab(
            folder, REAL, "alias.test", "wrong.test", "me.test", "you.test", "far.test", "no.test");
    identity = lab.issue(Kind.RSA, REAL);
    lab.issue("me").writeStore(folder.resolve("me.p12"));
    lab.issue("you").writeStore(folder.resolve("you.p12"));
    new Certificates().issue("me").writeStore(folder.resolve("far.p12"));
    socks = keep(Microsocks.start(folder));
    drivers = clients("Drivers", "drivers-newest");
    lettuce = clients("Redis", "lettuce-7.7.0");
    reactive = clients("Reactive", "r2dbc-newest");
  }

  private Clients clients(String program, String library) throws IOException {
    var proxy = ", connect-to: 127.0.0.1, proxy: 'socks5h://127.0.0.1:" + socks.port() + "'";
    var rules =
        lab.rules(
                "match: {host: [alias.test, no.test]}, " + NAMED,
                "match: {host: wrong.test}, verify-name: other.test",
                keyed("me"),
                keyed("you"),
                keyed("far"),
                "match: {host: db.socks.test}, " + NAMED + proxy)
            .toString();
    var release = Release.oneOf(program, library);
    var classPath = Compilation.of(release, Files.createDirectory(folder.resolve(program)));
    var other = new Certificates();
    var wary = child(classPath, other.writePem(folder.resolve("other.pem"))).agent(rules);
    wary.trust(other.writeTrustStore(folder.resolve("other.p12")));
    return new Clients(
        lab.start(child(classPath, lab.authority()), release.mainClass()),
        lab.start(child(classPath, lab.authority()).agent(rules), release.mainClass()),
        lab.start(wary, release.mainClass()));
  }

  private static String keyed(String who) {
    var store = "{store: " + who + ".p12, password: " + Identity.PASSWORD + "}";
    return "match: {host: " + who + ".test}, " + NAMED + ", client-certificate: " + store;
  }

  private ChildJvm child(List<Path> classPath, Path authority) throws IOException {
    var child = lab.child(MatrixClients.class).option("-Xmx256m");
    classPath.forEach(child::classPath);
    return child.property("authority", authority);
  }

  @AfterAll
  void stop() throws Exception {
    lab.close();
    for (var each : open) {
      each.close();
    }
  }

  @Test
  void postgresql_isReachedByRulesOnly_withTheRightCertificates() throws IOException {
    assumeTrue(PostgreSql.missing().isEmpty(), PostgreSql.missing());
    int port = keep(PostgreSql.start(folder, identity, lab.authority())).port();

    isReachedUnderItsName(drivers, "postgresql", port, "42");
    isReachedUnderItsName(drivers, "postgresql-own-trust", port, "42");

    assertThat(ask(drivers.ruled(), "postgresql-keyed", "no.test", port))
        .as("without a certificate")
        .contains("certificate");
    assertThat(ask(drivers.ruled(), "postgresql-keyed", "me.test", port)).isEqualTo("answered 42");
    assertThat(ask(drivers.ruled(), "postgresql-keyed", "you.test", port))
        .as("a certificate of somebody else")
        .doesNotStartWith("answered")
        .contains("certificate authentication failed");
    assertThat(ask(drivers.ruled(), "postgresql-keyed", "far.test", port))
        .as("a certificate of an authority that the server does not know")
        .doesNotStartWith("answered")
        .doesNotContain(Identity.PASSWORD);

    goesThroughSocks(drivers, "postgresql", port, "42");

    isReachedUnderItsName(reactive, "r2dbc-postgresql", port, "42");
    goesThroughSocks(reactive, "r2dbc-postgresql", port, "42");
  }

  @Test
  void mariadb_isReachedByRulesOnly() throws IOException {
    assumeTrue(MariaDb.missing().isEmpty(), MariaDb.missing());
    int port = keep(MariaDb.start(folder, identity)).port();
    isReachedUnderItsName(drivers, "mariadb", port, "42");
    isReachedUnderItsName(drivers, "mysql", port, "42");
    goesThroughSocks(drivers, "mariadb", port, "42");

    for (var way : List.of("r2dbc-mariadb", "r2dbc-mysql")) {
      isReachedUnderItsName(reactive, way, port, "42");
      goesThroughSocks(reactive, way, port, "42");
    }
  }

  @Test
  void slapd_isReachedByRulesOnly() throws IOException {
    assumeTrue(Slapd.missing().isEmpty(), Slapd.missing());
    var server = keep(Slapd.start(folder, identity));
    isReachedUnderItsName(drivers, "unboundid", server.securePort(), "0 (success)");
    isReachedUnderItsName(drivers, "unboundid-start-tls", server.port(), "0 (success) 0 (success)");
    isReachedUnderItsName(drivers, "jndi-start-tls", server.port(), "0 (success)");
  }

  @Test
  void postfix_isReachedByRulesOnly() throws IOException {
    assumeTrue(DebianServer.missing().isEmpty(), DebianServer.missing());
    int port = keep(DebianServer.postfix(folder, identity)).port();
    isReachedUnderItsName(drivers, "smtp", port, "connected");
    goesThroughSocks(drivers, "smtp", port, "connected");
  }

  @Test
  void redis_isReachedByRulesOnly() throws IOException {
    assumeTrue(RedisDaemon.missing().isEmpty(), RedisDaemon.missing());
    var server = keep(RedisDaemon.start(folder, identity, lab.authority()));
    isReachedUnderItsName(lettuce, "get-tls", server.securePort(), "value");
    goesThroughSocks(lettuce, "get-tls", server.securePort(), "value");
    goesThroughSocks(lettuce, "get", server.port(), "value");
  }

  @Test
  void rabbitmq_isReachedByRulesOnly() throws IOException {
    assumeTrue(RabbitMq.missing().isEmpty(), RabbitMq.missing());
    var brokers = clients("Rabbit", "amqp-client-5.37.1");
    int port = keep(RabbitMq.start(folder, identity, lab.authority())).port();
    isReachedUnderItsName(brokers, "amqp", port, "RabbitMQ");
    goesThroughSocks(brokers, "amqp", port, "RabbitMQ");
  }

  private void isReachedUnderItsName(Clients clients, String way, int port, String answer) {
    assertThat(ask(clients.free(), way, "alias.test", port))
        .as("before")
        .doesNotStartWith("answered");
    assertThat(ask(clients.ruled(), way, "alias.test", port)).isEqualTo("answered " + answer);
    assertThat(ask(clients.ruled(), way, "wrong.test", port))
        .as("name")
        .doesNotStartWith("answered");
    assertThat(ask(clients.wary(), way, "alias.test", port))
        .as("authority")
        .doesNotStartWith("answered");
    assertThat(ask(clients.ruled(), way, REAL, port)).as("other").isEqualTo("answered " + answer);
  }

  private void goesThroughSocks(Clients clients, String way, int port, String answer)
      throws IOException {
    var made = "connected to 127.0.0.1:" + port;
    assertThat(ask(clients.free(), way, "db.socks.test", port))
        .as("before")
        .doesNotStartWith("answered");
    int before = count(made);
    assertThat(ask(clients.ruled(), way, "db.socks.test", port)).isEqualTo("answered " + answer);
    assertThat(count(made)).isGreaterThan(before);
  }

  private int count(String made) throws IOException {
    return socks.log().split(made, -1).length - 1;
  }

  private static String ask(Conversation child, String way, String host, int port) {
    return child.ask(way, "tcp://" + host + ":" + port);
  }

  private <T extends AutoCloseable> T keep(T server) {
    open.add(server);
    return server;
  }
}
