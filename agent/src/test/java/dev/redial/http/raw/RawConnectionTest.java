package dev.redial.http.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.decision.ActiveRules;
import dev.redial.decision.Decisions;
import dev.redial.report.Log;
import dev.redial.rule.Rule;
import dev.redial.rule.RuleSet;
import dev.redial.testing.LogLines;
import dev.redial.yaml.RuleFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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
  private static final String UNNAMED = "GET / HTTP/1.0\r\nAccept: *\r\n\r\n";
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
        - {name: ended, match: {host: ended.test}, host-header: new.test, expires: 2020-01-01}
      """;

  private final Path log;
  private final Path folder;
  private RuleSet rules;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Decisions decisions;

  RawConnectionTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    log = folder.resolve("log");
    rules = read(RULES);
  }

  private RuleSet read(String text) throws IOException {
    var file = Files.writeString(folder.resolve("rules.yaml"), text);
    return Objects.requireNonNull(RuleFile.read(file).rules());
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
        .containsExactly("rule 'raw' changes raw.test:80, raw HTTP: Host old -> new.test");
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
    var get = named("MISSED.test:80");
    write(connection("missed"), get + get);
    write(connection("missed"), get);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(get + get + get);
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("rule 'missed' left a request as it was")
        .contains("'raw-http: true'");
  }

  @Test
  void head_withoutHost_isMissedUnderTheNameOfItsConnection() throws IOException {
    rules = read(RULES.replace("host-header: new.test}", "headers: {set: {A: b}}}"));
    decide();
    write(connection("missed"), UNNAMED);
    assertThat(lines()).singleElement().asString().contains("left a request as it was");
  }

  @Test
  void head_underTheSameRuleReadAgain_isMissedToo() throws IOException {
    var earlier = rule("missed");
    decisions.replace(new ActiveRules(read(RULES), false, decisions.active()));
    write(connection(earlier), named("missed.test"));
    assertThat(lines()).singleElement().asString().contains("left a request as it was");
  }

  /** A client that redial knows finds no rule any more, and leaves its head as it is. */
  @Test
  void head_onceOtherRulesHold_isNoMiss() throws IOException {
    var connection = connection("missed");
    decisions.replace(ActiveRules.none());
    write(connection, named("missed.test"));
    assertThat(out.toString(ISO_8859_1)).isEqualTo(named("missed.test"));
    assertThat(lines()).isEmpty();
  }

  /** It was left as it is while no rule held. */
  @Test
  void head_onceTheSameRulesHoldAgain_isNoMiss() throws IOException {
    var connection = connection("missed");
    var held = decisions.active();
    decisions.replace(ActiveRules.none());
    decisions.replace(held.again());
    write(connection, named("missed.test"));
    assertThat(lines()).isEmpty();
  }

  @Test
  void head_underTheRuleOfAnOlderHandshake_isNoMiss() throws IOException {
    decisions.replace(ActiveRules.none());
    write(connection("missed"), named("missed.test"));
    assertThat(lines()).isEmpty();
  }

  @Test
  void head_underTheRuleOfAnOlderHandshake_andAnotherOneByNow_isNoMiss() throws IOException {
    var earlier = rule("missed");
    var raw = "{name: raw, match: {host: raw.test}, host-header: new.test, raw-http: true}";
    var first = "{name: first, match: {host: missed.test}, host-header: first.test}";
    var later = read(RULES.replace(raw, first));
    decisions.replace(new ActiveRules(later, false, decisions.active()));
    write(connection(earlier), named("missed.test"));
    assertThat(lines()).isEmpty();
  }

  @Test
  void head_onceTheRuleHasExpired_isNoMiss() throws IOException {
    write(connection("ended"), named("ended.test"));
    assertThat(lines()).isEmpty();
  }

  /** A client with a resolver of its own connects to a name that is not its URL's. */
  @Test
  void head_forAnotherHostThanItsConnection_isNoMiss() throws IOException {
    write(connection("missed"), named("free.test"));
    assertThat(out.toString(ISO_8859_1)).isEqualTo(named("free.test"));
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
  void ambiguousHead_isRefusedWithTheReason_andAllThatFollows() throws IOException {
    var head = "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";
    var connection = connection("raw");
    assertThatThrownBy(() -> write(connection, head + GET))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("servers may read the request in different ways")
        .hasMessageContaining("it has Content-Length twice");
    assertThatThrownBy(() -> write(connection, GET)).isInstanceOf(IOException.class);
    assertThat(out.size()).isZero();
    assertThat(lines()).singleElement().asString().contains("so the connection is refused");
  }

  @Test
  void chunksInNoForm_areRefused() throws IOException {
    var head = "POST / HTTP/1.1\r\nHost: old\r\nTransfer-Encoding: chunked\r\n\r\n";
    var connection = connection("raw");
    write(connection, head);
    assertThatThrownBy(() -> write(connection, "x\r\n" + GET)).isInstanceOf(IOException.class);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(head.replace("old", "new.test"));
  }

  @Test
  void ambiguousHead_onlyObserved_passes() throws IOException {
    var head = "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n";
    write(connection("watched"), head + GET);
    assertThat(out.toString(ISO_8859_1)).isEqualTo(head + GET);
    assertThat(lines()).singleElement().asString().contains("would refuse a request");
  }

  @Test
  void release_twice_sendsWhatIsKeptBackOnce() throws IOException {
    var connection = connection("raw");
    write(connection, "GET / HTTP/1.1\r\nHost: o");
    assertThat(out.toString(ISO_8859_1)).isEqualTo("GET / HTTP/1.1\r\n");
    connection.release(new StreamSink(out));
    connection.release(new StreamSink(out));
    write(connection, "ld\r\n");
    assertThat(out.toString(ISO_8859_1)).isEqualTo("GET / HTTP/1.1\r\nHost: old\r\n");
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
    var connection = connection("raw");
    var sink = new StreamSink(slow);
    var writer =
        new Thread(
            () -> {
              try {
                connection.write(sources(GET), sink);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    writer.start();
    writing.await();
    connection.release(sink);
    released.countDown();
    writer.join();
  }

  private RawConnection connection(String rule) {
    return connection(rule(rule));
  }

  private RawConnection connection(Rule rule) {
    return new RawConnection(editor(rule));
  }

  private RawEditor editor(Rule rule) {
    return new RawEditor(decisions, decisions.active(), rule, rule.name() + ".test", 80);
  }

  private Rule rule(String name) {
    for (Rule rule : rules.rules()) {
      if (rule.name().equals(name)) {
        return rule;
      }
    }
    throw new AssertionError(name);
  }

  private static String named(String host) {
    return GET.replace("Host: old", "Host: " + host);
  }

  private void write(RawConnection connection, String text) throws IOException {
    connection.write(sources(text), new StreamSink(out));
  }

  private static Sources sources(String text) {
    return Sources.of(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
  }

  private List<String> lines() throws IOException {
    return LogLines.texts(Files.readAllLines(log));
  }
}
