package dev.redial.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.operate.ActiveRules;
import dev.redial.operate.Decisions;
import dev.redial.operate.Log;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.yaml.RuleFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawConnectionTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: old\r\n\r\n";
  private static final String GOT = "GET / HTTP/1.1\r\nHost: new.test\r\n\r\n";
  private static final String RULES =
      """
      version: 1
      rules:
        - {name: raw, match: {host: raw.test}, host-header: new.test, raw-http: true}
        - {name: other, match: {host: other.test, port: 8080}, host-header: n.test, raw-http: true}
        - {name: watched, match: {host: watched.test}, host-header: a.test, raw-http: true,
           mode: observe}
        - {name: missed, match: {host: missed.test}, host-header: new.test}
      """;

  private final Path log;
  private final RuleSet rules;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Decisions decisions;

  RawConnectionTest(@TempDir Path folder) throws IOException {
    log = folder.resolve("log");
    var file = Files.writeString(folder.resolve("rules.yaml"), RULES);
    rules = Objects.requireNonNull(RuleFile.read(file).rules());
  }

  @BeforeEach
  void decide() throws IOException {
    decisions = new Decisions(rules, false, Log.toFile(Log.Level.INFO, log.toString()));
  }

  @Test
  void head_ofARuledConnection_isChangedAndLoggedOnce() throws IOException {
    var connection = connection("raw");
    write(connection, GET + GET);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT + GOT);
    assertThat(lines())
        .containsExactly("[redial] rule 'raw' changes raw.test:80, raw HTTP: Host old -> new.test");
  }

  @Test
  void head_asTheRuleWantsIt_isNoHit() throws IOException {
    write(connection("raw"), GOT);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GOT);
    assertThat(lines()).isEmpty();
  }

  @Test
  void absoluteTarget_isRuledByItsOwnHost() throws IOException {
    var none = GET.replace("/ ", "http://nobody@free.test:1/ ");
    var other = GET.replace("/ ", "http://nobody@OTHER.test:8080 ");
    var otherPort = GET.replace("/ ", "http://other.test/ ");
    var raw = GET.replace("/ ", "http://raw.test?a ");
    write(connection("raw"), none + other + otherPort + raw);
    assertThat(out.toString(ISO_8859_1))
        .isEqualTo(
            none
                + other.replace("Host: old", "Host: n.test")
                + otherPort
                + raw.replace("Host: old", "Host: new.test"));
  }

  @Test
  void head_onlyObserved_isLoggedAndNeverKeptBack() throws IOException {
    var connection = connection("watched");
    for (int i = 0; i < GET.length(); i++) {
      write(connection, GET.substring(i, i + 1));
      assertThat(out.toString(ISO_8859_1)).isEqualTo(GET.substring(0, i + 1));
    }
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("(observe) would change watched.test:80");
  }

  @Test
  void head_thatARuleMissed_isSaidOnce() throws IOException {
    write(connection("missed"), GET + GET);
    write(connection("missed"), GET);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GET + GET + GET);
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("[redial] rule 'missed' left a request as it was")
        .contains("'raw-http: true'");
  }

  /** A client that redial knows finds no rule any more, and leaves its head as it is. */
  @Test
  void head_onceOtherRulesHold_isNoMiss() throws IOException {
    var connection = connection("missed");
    decisions.replace(ActiveRules.none());
    write(connection, GET);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(GET);
    assertThat(lines()).isEmpty();
  }

  @Test
  void head_underTheRuleOfAnOlderHandshake_isNoMiss() throws IOException {
    decisions.replace(ActiveRules.none());
    write(connection("missed"), GET);
    assertThat(lines()).isEmpty();
  }

  @Test
  void otherProtocol_underARule_isNotSpokenOf() throws IOException {
    for (var rule : List.of("raw", "watched", "missed")) {
      write(connection(rule), "SSH-2.0-x\r\n" + GET);
    }
    assertThat(lines()).isEmpty();
  }

  @Test
  void ambiguousHead_isLeftWithTheReason() throws IOException {
    var head = "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";
    write(connection("raw"), head + GET);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(head + GET);
    assertThat(lines())
        .containsExactly(
            "[redial] rule 'raw' leaves a connection alone from a request on:"
                + " it has Content-Length twice");
  }

  @Test
  void release_twice_sendsWhatIsKeptBackOnce() throws IOException {
    var connection = connection("raw");
    write(connection, "GET / HTTP");
    assertThat(out.size()).isZero();
    connection.release();
    connection.release();
    write(connection, "/1.1\r\n");
    assertThat(out.toString(ISO_8859_1)).isEqualTo("GET / HTTP/1.1\r\n");
  }

  /** It would hang if it waited. */
  @Test
  void release_whileAnotherThreadWrites_doesNotWait() throws Exception {
    var writing = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var slow =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            writing.countDown();
            try {
              released.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    var connection = new RawConnection(editor("raw"), slow);
    var writer =
        new Thread(
            () -> {
              try {
                connection.write(slow, GET.getBytes(ISO_8859_1), 0, GET.length());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();
    writing.await();
    connection.release();
    released.countDown();
    writer.join();
  }

  private RawConnection connection(String rule) {
    return new RawConnection(editor(rule), out);
  }

  private RawEditor editor(String name) {
    for (Rule rule : rules.rules()) {
      if (rule.name().equals(name)) {
        return new RawEditor(decisions, decisions.active(), rule, name + ".test", 80);
      }
    }
    throw new AssertionError(name);
  }

  private void write(RawConnection connection, String text) throws IOException {
    connection.write(out, text.getBytes(ISO_8859_1), 0, text.length());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(log);
  }
}
