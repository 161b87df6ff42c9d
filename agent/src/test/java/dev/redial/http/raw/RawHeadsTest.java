package dev.redial.http.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.rule.HttpSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawHeadsTest {
  private static final HttpSettings SETTINGS =
      new HttpSettings("new.test:7", Map.of("X-Set", "1"), List.of("X-Gone"), false);

  private static final String GET = "GET /a HTTP/1.1\r\nHost: old\r\nX-Kept:  y\r\n\r\n";
  private static final String GOT =
      "GET /a HTTP/1.1\r\nHost: new.test:7\r\nX-Kept:  y\r\nX-Set: 1\r\n\r\n";
  private static final String FRAMES =
      "\u0081\u0085\1\2\3\4GET /x HTTP/1.1\r\nHost: old\r\n\r\n\u0001\u0080\1\2\3\4";
  private static final String WEB_SOCKET =
      String.join(
          "\r\n",
          "GET /ws HTTP/1.1",
          "Upgrade: websocket",
          "Host: old",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "\r\n");

  /** What a client writes, and what has to become of it. */
  record Stretch(String name, String in, String out) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Stretch> rewritten() {
    return Stream.of(
        new Stretch("one request", GET, GOT),
        new Stretch("pipelined", GET + GET + GET, GOT + GOT + GOT),
        new Stretch(
            "empty lines between", "\r\n" + GET + "\n\r\n" + GET, "\r\n" + GOT + "\n\r\n" + GOT),
        new Stretch("LF alone", GET.replace("\r", ""), GOT.replace("\r", "")),
        new Stretch("HTTP/1.0", GET.replace("1.1", "1.0"), GOT.replace("1.1", "1.0")),
        new Stretch("no Host", "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.0\r\nX-Set: 1\r\n\r\n"),
        new Stretch(
            "case, spaces and order of what stays",
            "DELETE * HTTP/1.1\r\nB:1 \r\nhOST:old\r\na:\t2\r\n\r\n",
            "DELETE * HTTP/1.1\r\nB:1 \r\nhOST: new.test:7\r\na:\t2\r\nX-Set: 1\r\n\r\n"),
        new Stretch(
            "Host, set and removed fields more than once",
            "GET / HTTP/1.1\r\nHost: a\r\nX-Set: a\r\nx-gone: b\r\nHost: b\r\nX-SET: b\r\nX-Gone: c\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: new.test:7\r\nX-Set: 1\r\n\r\n"),
        new Stretch(
            "folded lines",
            "GET / HTTP/1.1\r\nX-Gone: a\r\n b\r\nHost:\r\n\told\r\nX: 1\r\n Host: 2\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: new.test:7\r\nX: 1\r\n Host: 2\r\nX-Set: 1\r\n\r\n"),
        new Stretch(
            "bytes beyond ASCII",
            "GET /\u00e4 HTTP/1.1\r\nHost: old\r\nX: \u00ff\u0080\u0001\r\n\r\n",
            "GET /\u00e4 HTTP/1.1\r\nHost: new.test:7\r\nX: \u00ff\u0080\u0001\r\nX-Set: 1\r\n\r\n"),
        ofBody("Content-Length", "Content-Length: " + GET.length(), GET),
        ofBody("Content-Length of 0", "Content-Length: 0", ""),
        ofBody("Expect", "Expect: 100-continue\r\nContent-Length: 3", "GET"),
        ofBody(
            "chunked",
            "Transfer-Encoding: chunked",
            Integer.toHexString(GET.length()) + "\r\n" + GET + "\r\n0\r\n\r\n"),
        ofBody(
            "chunks with extensions and trailers",
            "Transfer-Encoding: gzip, Chunked",
            "02;a=\"b;c\" \r\nGE\r\n1 ;d\r\nT\r\n00\r\nHost: old\r\nX-Gone: 1\r\n\r\n"),
        ofBody("chunks with LF alone", "Transfer-Encoding: chunked", "A\n0123456789\n0\nT: 1\n\n"),
        ofLine("GET  / HTTP/1.1"),
        ofLine("GET /a b HTTP/1.1"),
        ofLine("GET / HTTP/1.1 "),
        ofLine("GET / HTTP/1.1 HTTP/1.0"),
        ofLine("GET / HTTP/ HTTP/1.1\t"),
        ofLine("GET / HTTP/1.1\r"),
        ofLine("GET /\0 HTTP/1.1"),
        ofLine("GET HTTP/1.1"),
        ofLine("get / HTTP/1.1"),
        ofLine("X-Own.Method_9~ / HTTP/1.1"),
        new Stretch("WebSocket", WEB_SOCKET + FRAMES, rewritten(WEB_SOCKET) + FRAMES),
        new Stretch(
            "WebSocket, compressed frames that begin as letters",
            WEB_SOCKET + "A\u0081\1\2\3\4xB\u0080\1\2\3\4" + GET,
            rewritten(WEB_SOCKET) + "A\u0081\1\2\3\4xB\u0080\1\2\3\4" + GET),
        new Stretch("WebSocket declined", WEB_SOCKET + GET, rewritten(WEB_SOCKET) + GOT),
        new Stretch(
            "h2c",
            upgrade("h2c") + "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + GET,
            rewritten(upgrade("h2c")) + "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + GET),
        new Stretch("h2c declined", upgrade("h2c") + GET, rewritten(upgrade("h2c")) + GOT),
        new Stretch("another protocol", upgrade("tcp") + GET, rewritten(upgrade("tcp")) + GET),
        new Stretch(
            "a WebSocket older than RFC 6455",
            upgrade("WebSocket") + "GET 12345" + GET,
            rewritten(upgrade("WebSocket")) + "GET 12345" + GET),
        new Stretch(
            "another protocol after a body",
            "POST / HTTP/1.1\r\nHost: a\r\nUpgrade: x\r\nContent-Length: 2\r\n\r\nab" + GET,
            "POST / HTTP/1.1\r\nHost: new.test:7\r\nUpgrade: x\r\nContent-Length: 2\r\nX-Set: 1\r\n\r\nab"
                + GET));
  }

  private static Stretch ofLine(String line) {
    var fields = "\r\nHost: old\r\n\r\n";
    return new Stretch(line, line + fields + GET, line + rewritten(fields) + GOT);
  }

  private static Stretch ofBody(String name, String framing, String body) {
    var in = "POST / HTTP/1.1\r\nHost: old\r\n" + framing + "\r\n\r\n";
    var out = "POST / HTTP/1.1\r\nHost: new.test:7\r\n" + framing + "\r\nX-Set: 1\r\n\r\n";
    return new Stretch(name, in + body + in + body + GET, out + body + out + body + GOT);
  }

  private static String upgrade(String protocol) {
    return "GET / HTTP/1.1\r\nHost: old\r\nUpgrade: " + protocol + "\r\n\r\n";
  }

  private static String rewritten(String head) {
    return head.replace("Host: old", "Host: new.test:7")
        .replace("\r\n\r\n", "\r\nX-Set: 1\r\n\r\n");
  }

  /** Passes from its first byte on, and so does the request behind it. */
  static Stream<String> other() {
    return Stream.of(
        "\u0016\u0003\1\2",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "HTTP/1.1 200 OK\r\nHost: old\r\n\r\n",
        "EHLO me\r\n",
        "USER a\r\n",
        "PING\r\n",
        "*1\r\n$4\r\nPING\r\n",
        "SSH-2.0-x\r\n",
        "AMQP\0\0\t\1",
        "CONNECT\naccept-version:1.2\n\n\0",
        "CONNECT {\"verbose\":false}\r\n",
        "CONNECT h:443 HTTP/1.1\r\nHost: old\r\n\r\n",
        "GET key\r\n",
        "GET /\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET / HTTP/1.1x\r\n\r\n",
        "GET / HTTP/1.12\r\n\r\n",
        "GET / HTTP/1. 1\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        " GET / HTTP/1.1\r\n\r\n",
        "G\0 / HTTP/1.1\r\n\r\n",
        "a".repeat(65) + " / HTTP/1.1\r\n\r\n",
        "\r" + GET,
        "RTSP/1.0 200 OK\r\n",
        "SELECT 1;\n");
  }

  /** Heads that servers may read differently: from these on nothing is touched. */
  static Stream<String> ambiguous() {
    return Stream.of(
            "Content-Length: 1\r\nTransfer-Encoding: chunked",
            "Content-Length: 1\r\nContent-Length: 1",
            "Content-Length: 1, 1",
            "Content-Length: 1\r\n 1",
            "Content-Length: -1",
            "Content-Length: 0x1",
            "Content-Length:",
            "Content-Length: 1234567890123456789",
            "Content-Length : 1",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: chunke",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip",
            "Transfer-Encoding:\r\n chunked\r\n , gzip",
            "no field",
            ": no name",
            "X: 1\rY: 2",
            "X: \0",
            "X: 1\r\r")
        .map(field -> "POST / HTTP/1.1\r\nHost: old\r\n" + field + "\r\n\r\n");
  }

  static Stream<String> brokenBodies() {
    return Stream.of("", " 1", "x", "1;a\rb", "1\r\nab", "1\r\na\rb", "fffffffffffffffff");
  }

  @ParameterizedTest
  @MethodSource("rewritten")
  void heads_everySplit_areRewrittenAlone(Stretch stretch) throws IOException {
    for (int first = 0; first <= stretch.in().length(); first++) {
      checkSplit(stretch, first);
      for (int second = first; second <= stretch.in().length(); second += 3) {
        checkSplit(stretch, first, second);
      }
    }
    assertThat(run(stretch.in(), everyByte(stretch.in()))).isEqualTo(stretch.out());
  }

  private static void checkSplit(Stretch stretch, int... cuts) throws IOException {
    assertThat(run(stretch.in(), cuts)).isEqualTo(stretch.out());
  }

  @ParameterizedTest
  @MethodSource("other")
  void otherProtocol_everySplit_passesAsItIs(String in) throws IOException {
    var all = in + GET;
    for (int first = 0; first <= all.length(); first++) {
      assertThat(run(all, first)).isEqualTo(all);
    }
    assertThat(run(all, everyByte(all))).isEqualTo(all);
  }

  /** It waits for nothing: the peer has every byte before the next one is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\3",
        "SSH-2",
        "EHLO me\r\n",
        "ruok",
        "PU",
        "PUT ",
        "PUT x",
        "PING\r\n",
        "GET / HTTP/1.",
        "GET / HTTP/1.1",
        "GET / HTTP/1.1\r\n",
        "get ",
        "A\u0081"
      })
  void whatNeedNotBeARequest_isNotKeptBack(String in) throws IOException {
    var out = new ByteArrayOutputStream();
    var heads = new RawHeads(editing());
    for (int i = 0; i < in.length(); i++) {
      heads.take(new byte[] {(byte) in.charAt(i)}, 0, 1, out);
      assertThat(out.toString(ISO_8859_1)).isEqualTo(in.substring(0, i + 1));
      assertThat(heads.keepsBack()).isFalse();
    }
  }

  @Test
  void body_anyByte_isNotKeptBack() throws IOException {
    var out = new ByteArrayOutputStream();
    var heads = new RawHeads(editing());
    var in = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nGET\r\n0\r\nT: 1\r\n\r\n";
    int body = in.indexOf("\r\n\r\n") + 4;
    heads.take(in.getBytes(ISO_8859_1), 0, body, out);
    int before = out.size();
    for (int i = body; i < in.length(); i++) {
      heads.take(new byte[] {(byte) in.charAt(i)}, 0, 1, out);
      assertThat(out.size() - before).isEqualTo(i - body + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("ambiguous")
  void ambiguousHead_everySplit_passesWithAllThatFollows(String head) throws IOException {
    var in = GET + head + "0\r\n\r\n" + GET;
    for (int first = 0; first <= in.length(); first++) {
      assertThat(run(in, first)).isEqualTo(GOT + head + "0\r\n\r\n" + GET);
    }
    var reasons = new ArrayList<String>();
    new RawHeads(editing(SETTINGS, reasons))
        .take(in.getBytes(ISO_8859_1), 0, in.length(), new ByteArrayOutputStream());
    assertThat(reasons).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void brokenChunks_everySplit_passWithAllThatFollows(String chunk) throws IOException {
    var head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    var body = chunk + "\r\n0\r\n\r\n" + GET;
    for (int first = 0; first <= head.length() + body.length(); first++) {
      assertThat(run(head + body, first)).isEqualTo(rewritten(head) + body);
    }
  }

  @Test
  void head_longerThanTheLimit_passes() throws IOException {
    var head = "GET / HTTP/1.1\r\nHost: old\r\nX: " + "y".repeat(HeadBuffer.LONGEST) + "\r\n\r\n";
    assertThat(run(head + GET)).isEqualTo(head + GET);
    assertThat(run(head + GET, 10, 40_000)).isEqualTo(head + GET);

    var line = "GET /" + "x".repeat(2 * HeadBuffer.LONGEST);
    assertThat(run(line + " HTTP/2.0\r\n\r\n")).isEqualTo(line + " HTTP/2.0\r\n\r\n");
    var reasons = new ArrayList<String>();
    var long1 = (line + " HTTP/1.1\r\nHost: old\r\n\r\n").getBytes(ISO_8859_1);
    var out = new ByteArrayOutputStream();
    new RawHeads(editing(SETTINGS, reasons)).take(long1, 0, long1.length, out);
    assertThat(out.toByteArray()).isEqualTo(long1);
    assertThat(reasons).containsExactly("its head is longer than 65536 bytes");

    var shorter = "GET / HTTP/1.1\r\nHost: old\r\nX: " + "y".repeat(60_000) + "\r\n\r\n";
    assertThat(run(shorter + GET, 10, 40_000)).isEqualTo(rewritten(shorter) + GOT);
  }

  @Test
  void head_notWholeAtTheEnd_isReleased() throws IOException {
    for (int end = 0; end < GET.length(); end++) {
      assertThat(run(GET + GET.substring(0, end))).isEqualTo(GOT + GET.substring(0, end));
    }
  }

  @Test
  void editedHead_withItsBody_goesOutInOneWrite() throws IOException {
    var writes = new ArrayList<Integer>();
    var out =
        new OutputStream() {
          @Override
          public void write(int b) {
            writes.add(1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) {
            writes.add(length);
          }
        };
    var heads = new RawOutput(new RawHeads(editing()));
    var sink = new StreamSink(out);
    heads.write(sources("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc" + GET), sink);
    assertThat(writes).hasSize(1);
    heads.write(sources("POST / HTTP/1.1\r\nContent-Length: 99999\r\n\r\n"), sink);
    heads.write(sources("x".repeat(99_999)), sink);
    assertThat(writes).hasSize(3).endsWith(99_999);
  }

  @Test
  void refusedHead_neverGoesOut() throws IOException {
    var out = new ByteArrayOutputStream();
    var heads =
        new RawHeads(
            new RawHeads.Editor() {
              @Override
              public byte @Nullable [] edit(RawHead head) throws IOException {
                throw new IOException("refused");
              }

              @Override
              public void passes(String reason) {}
            });
    var in = GET.getBytes(ISO_8859_1);
    assertThatThrownBy(() -> heads.take(in, 0, in.length, out)).hasMessage("refused");
    assertThatThrownBy(() -> heads.take(in, 0, in.length, out)).isInstanceOf(IOException.class);
    heads.release(out);
    assertThat(out.toString(ISO_8859_1)).isEqualTo("GET /a HTTP/1.1\r\n");
  }

  @Test
  void editedHead_editedAgain_isTheSame() throws IOException {
    for (var stretch : rewritten().toList()) {
      assertThat(run(stretch.out())).as(stretch.name()).isEqualTo(stretch.out());
    }
  }

  /** Requests at random, in writes at random, with what has to become of them. */
  @Test
  void conversation_atRandom_isRewrittenInItsHeadsAlone() throws IOException {
    for (int seed = 0; seed < 3000; seed++) {
      var random = new Random(seed);
      var in = new StringBuilder();
      var out = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        RandomRequest.append(random, in, out);
      }
      assertThat(run(in.toString(), cuts(random, in.length())))
          .as("seed %d", seed)
          .isEqualTo(out.toString());
    }
  }

  /** Bytes at random: the writes make no difference, and without an editor nothing does. */
  @Test
  void noise_atRandom_isTheSameInEverySplit() throws IOException {
    var corpus =
        Stream.of(rewritten().map(Stretch::in), other(), ambiguous()).flatMap(s -> s).toList();
    for (int seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var in = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutate(random, in, corpus);
      }
      var text = in.toString();
      var whole = run(text);
      assertThat(run(text, cuts(random, text.length()))).as("seed %d", seed).isEqualTo(whole);
      var untouched = new HttpSettings(null, Map.of(), List.of(), false);
      assertThat(run(untouched, text, cuts(random, text.length()))).isEqualTo(text);
      assertThat(run(whole)).as("twice, seed %d", seed).isEqualTo(whole);
    }
  }

  private static void mutate(Random random, StringBuilder text, List<String> corpus) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> text.insert(at, (char) random.nextInt(256));
      case 1 -> text.delete(at, end);
      case 2 -> text.insert(at, text.substring(at, end));
      default -> text.insert(at, corpus.get(random.nextInt(corpus.size())));
    }
  }

  private static int[] cuts(Random random, int length) {
    return random.ints(random.nextInt(8), 0, length + 1).sorted().toArray();
  }

  private static int[] everyByte(String text) {
    var cuts = new int[text.length()];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = i;
    }
    return cuts;
  }

  private static String run(String in, int... cuts) throws IOException {
    return run(SETTINGS, in, cuts);
  }

  private static String run(HttpSettings settings, String in, int... cuts) throws IOException {
    var out = new ByteArrayOutputStream();
    var heads = new RawHeads(editing(settings, new ArrayList<>()));
    var bytes = in.getBytes(ISO_8859_1);
    int from = 0;
    for (int cut : cuts) {
      heads.take(bytes, from, cut - from, out);
      from = cut;
    }
    heads.take(bytes, from, bytes.length - from, out);
    heads.release(out);
    return out.toString(ISO_8859_1);
  }

  private static Sources sources(String text) {
    return Sources.of(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
  }

  static RawHeads.Editor editing() {
    return editing(SETTINGS, new ArrayList<>());
  }

  private static RawHeads.Editor editing(HttpSettings settings, List<String> reasons) {
    return new RawHeads.Editor() {
      @Override
      public byte[] edit(RawHead head) {
        head.fields().apply(settings);
        return head.bytes();
      }

      @Override
      public void passes(String reason) {
        reasons.add(reason);
      }
    };
  }
}
