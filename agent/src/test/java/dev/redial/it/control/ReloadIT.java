package dev.redial.it.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import dev.redial.testing.Certificates;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import dev.redial.testing.Origin;
import dev.redial.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule file that changes under a running application. */
class ReloadIT {
  private static final String HOST = "own.test";

  @TempDir Path folder;
  private Lab lab;
  private Origin origin;
  private Path rules;

  @BeforeEach
  void start() throws IOException {
    lab = new Lab(folder, HOST);
    origin = lab.origin(HOST, "one.test", "two.test");
    rules = folder.resolve("live.yaml");
  }

  @AfterEach
  void stop() throws IOException {
    lab.close();
  }

  /** How a file comes by another content. */
  enum Change {
    IN_PLACE {
      @Override
      void to(String text, Path rules) throws IOException {
        Files.writeString(rules, text);
      }
    },
    AS_EDITORS_DO {
      @Override
      void to(String text, Path rules) throws IOException {
        var fresh = Files.writeString(rules.resolveSibling("fresh"), text);
        Files.move(fresh, rules, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    /** Kubernetes: FILE is a link to ..data/FILE, and ..data one to a folder for each version. */
    AS_A_CONFIG_MAP {
      @Override
      void to(String text, Path rules) throws IOException {
        var volume = rules.getParent();
        var version = Files.createTempDirectory(volume, "..version");
        Files.writeString(version.resolve(rules.getFileName()), text);
        var link = Files.createSymbolicLink(volume.resolve("..tmp"), version.getFileName());
        Files.move(link, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        if (!Files.exists(rules)) {
          Files.createSymbolicLink(rules, Path.of("..data").resolve(rules.getFileName()));
        }
      }
    };

    abstract void to(String text, Path rules) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void rule_changed_holdsForTheNextConnectionOfEachClient(Change change) throws IOException {
    change.to(sni("one.test"), rules);
    var child = start("");
    checkServerName(child, "one.test");

    change.to(sni("two.test"), rules);
    awaitLoaded(child, 1);

    checkServerName(child, "two.test");
  }

  @Test
  void rule_removed_leavesTheNextConnectionAsWithoutTheAgent() throws IOException {
    var strange = lab.origin("pinned.test");
    Files.writeString(rules, rule("match: {host: own.test}, virtual-host: pinned.test"));
    var child = start("");
    assertThat(ask(child, strange, "socket-shared")).startsWith("answered");

    Files.writeString(rules, "version: 1\nrules: []\n");
    awaitLoaded(child, 1);
    strange.forget();

    for (var client : Clients.SHARED) {
      assertThat(ask(child, strange, client)).as(client).startsWith("refused").contains("own.test");
    }
    assertThat(strange.arrivals())
        .hasSize(Clients.SHARED.size())
        .allSatisfy(arrival -> assertThat(arrival.hello().serverName()).isEqualTo(HOST));
  }

  @Test
  void authorityOfARuleThatWasRemoved_isNotTrusted_forTheHostThatItsSessionsTold()
      throws IOException {
    var authority = new Certificates();
    authority.writePem(rules.resolveSibling("private.pem"));
    var identity = authority.issue(HOST);
    var strange = lab.origin(hello -> identity);
    Files.writeString(rules, rule("match: {host: own.test}, trust: private.pem"));
    var child = start("");
    assertThat(ask(child, strange, "socket-by-peer-host")).startsWith("answered");
    assertThat(ask(child, strange, "socket-by-peer-host")).startsWith("answered");

    Files.writeString(rules, "version: 1\nrules: []\n");
    awaitLoaded(child, 1);

    assertThat(ask(child, strange, "socket-by-peer-host")).startsWith("refused");
  }

  @Test
  void version_invalid_changesNothing_andIsSaidOnce() throws IOException {
    Files.writeString(rules, sni("one.test"));
    var child = start("");

    Files.writeString(rules, "version: 1\nrules: [ {name: \n");
    awaitSaid(child, "is rejected");
    checkServerName(child, "one.test");
    Files.writeString(rules, sni("two.test"));
    awaitLoaded(child, 1);

    checkServerName(child, "two.test");
    assertThat(child.errorOutput()).containsOnlyOnce("is rejected");
  }

  @Test
  void rule_thatOnlyObserves_isEnforcedOnceTheFileSaysSo() throws IOException {
    Files.writeString(
        rules,
        rule("match: {host: own.test}, mode: observe, sni: one.test, verify-name: own.test"));
    var child = start("");
    checkServerName(child, HOST);
    assertThat(child.errorOutput()).contains("(observe) would change own.test");

    Files.writeString(rules, sni("one.test"));
    awaitLoaded(child, 1);

    checkServerName(child, "one.test");
  }

  @Tag("extended")
  @Test
  void rule_withAnEnd_isWarnedOf_andStopsByItself() throws IOException {
    Files.writeString(rules, ending("one.test", Instant.now().plusSeconds(3_600)));
    var child = start("");
    awaitSaid(child, "rule 'live' expires, at ");
    checkServerName(child, "one.test");

    Files.writeString(rules, ending("one.test", Instant.now().plusSeconds(1)));
    awaitSaid(child, "rule 'live' has expired and matches nothing, at ");

    checkServerName(child, HOST);
    assertThat(child.errorOutput()).containsOnlyOnce("has expired");
  }

  private static String ending(String name, Instant end) {
    return rule(
        "match: {host: own.test}, expires: '"
            + end
            + "', sni: "
            + name
            + ", verify-name: own.test");
  }

  @Test
  void file_missingAtStart_isTakenUpOnceItIsThere() throws IOException {
    var child = start("");
    checkServerName(child, HOST);
    assertThat(child.errorOutput()).contains("no such file").contains("not active");

    Files.writeString(rules, sni("two.test"));
    awaitLoaded(child, 1);

    checkServerName(child, "two.test");
  }

  @Tag("extended")
  @Test
  void certificates_ofARule_areReadAgain() throws IOException {
    var ca = folder.resolve("ca.pem");
    Files.writeString(rules, rule("match: {host: own.test}, trust: ca.pem, sni: one.test"));
    var child = start("");
    assertThat(child.errorOutput()).contains("ca.pem");
    checkServerName(child, HOST);

    Files.writeString(
        ca, Files.readString(new Certificates().writePem(folder.resolve("fresh.pem"))));
    awaitLoaded(child, 1);

    checkServerName(child, "one.test");
  }

  @Tag("extended")
  @Test
  void file_changed_isLeftAloneWithoutReload() throws IOException {
    Files.writeString(rules, sni("one.test"));
    var child = start(",reload=false");
    var other = start("");

    Files.writeString(rules, sni("two.test"));
    awaitLoaded(other, 1);

    checkServerName(other, "two.test");
    checkServerName(child, "one.test");
  }

  @Test
  void change_isInTheAuditLog_withItsDigest() throws IOException {
    Files.writeString(rules, sni("one.test"));
    var audit = folder.resolve("audit.log");
    var child = start(",audit-log=" + audit);
    assertThat(audit).content().contains("live.yaml, sha256 ").endsWith(", by start\n");

    Files.writeString(rules, sni("two.test"));
    awaitLoaded(child, 1);

    assertThat(Files.readAllLines(audit)).hasSize(2);
    assertThat(child.errorOutput())
        .contains("live.yaml, sha256 " + sha256(rules) + ", by change of " + rules);
    assertThat(audit).content().contains(sha256(rules));
  }

  private Conversation start(String options) throws IOException {
    var child = lab.start(lab.child().agent("rules=" + rules + options));
    // the first connection waits until the rules are read
    child.ask("raw", "http://localhost:1/");
    return child;
  }

  private void checkServerName(Conversation child, String expected) {
    origin.forget();
    for (var client : Clients.SHARED) {
      assertThat(ask(child, origin, client)).as(client).startsWith("answered");
    }
    assertThat(origin.arrivals())
        .allSatisfy(arrival -> assertThat(arrival.hello().serverName()).isEqualTo(expected));
  }

  private static String ask(Conversation child, Origin origin, String client) {
    return child.ask(client, "https://" + HOST + ":" + origin.port() + "/");
  }

  private static void awaitLoaded(Conversation child, int times) {
    Waiting.until(
        times + " changes",
        () -> child.errorOutput().split(", by change of ", -1).length - 1 >= times);
  }

  private static void awaitSaid(Conversation child, String text) {
    Waiting.until(text, () -> child.errorOutput().contains(text));
  }

  private static String sni(String name) {
    return rule("match: {host: own.test}, sni: " + name + ", verify-name: own.test");
  }

  private static String rule(String text) {
    return "version: 1\nrules:\n  - {name: live, " + text + "}\n";
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
