package dev.redial.clients;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * Programs without an HTTP client, on a SocketChannel or an AsynchronousSocketChannel, for https
 * with an SSLEngine above it.
 */
final class HandWrittenNio {
  private interface Opening {
    Transport open(URI target) throws IOException;
  }

  private interface Writing {
    void write(NioConnection connection, byte[] bytes) throws IOException;
  }

  private HandWrittenNio() {}

  /** By the mode of the channel and by how it is written to. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    add(all, "nio-blocking", HandWrittenNio::blocking, HandWrittenNio::whole);
    add(all, "nio-selector", HandWrittenNio::selected, HandWrittenNio::whole);
    add(all, "nio-pieces", HandWrittenNio::selected, HandWrittenNio::pieces);
    add(all, "nio-bytewise", HandWrittenNio::blocking, HandWrittenNio::bytewise);
    add(all, "nio-gathering", HandWrittenNio::selected, HandWrittenNio::gathering);
    add(all, "nio-stream", HandWrittenNio::blocking, HandWrittenNio::stream);
    add(all, "nio-transfer", HandWrittenNio::blocking, HandWrittenNio::transfer);
    add(all, "async-future", HandWrittenNio::async, HandWrittenNio::whole);
    add(all, "async-handler", HandWrittenNio::asyncByHandler, HandWrittenNio::whole);
    add(all, "async-pieces", HandWrittenNio::asyncByHandler, HandWrittenNio::pieces);
    add(all, "async-bytewise", HandWrittenNio::async, HandWrittenNio::bytewise);
    add(all, "async-gathering", HandWrittenNio::async, HandWrittenNio::gathering);
    add(all, "async-stream", HandWrittenNio::async, HandWrittenNio::stream);
    return all;
  }

  /** By what they write. */
  static Map<String, Client> others() {
    var all = new TreeMap<String, Client>();
    addOthers(all, "nio", HandWrittenNio::selected);
    addOthers(all, "async", HandWrittenNio::asyncByHandler);
    return all;
  }

  private static void add(Map<String, Client> all, String name, Opening opening, Writing writing) {
    all.put(name, call -> exchange(call, opening, writing));
  }

  private static void addOthers(Map<String, Client> all, String kind, Opening opening) {
    all.put(kind + "-shutdown", call -> unfinished(call, opening, HandWrittenNio::end));
    all.put(kind + "-close", call -> unfinished(call, opening, NioConnection::close));
    all.put(kind + "-pipelined", call -> pipelined(call, opening));
    all.put(kind + "-chunked", call -> chunked(call, opening));
    all.put(kind + "-web-socket", call -> webSocket(call, opening));
  }

  private static Transport blocking(URI target) throws IOException {
    return new SelectedTransport(target, true);
  }

  private static Transport selected(URI target) throws IOException {
    return new SelectedTransport(target, false);
  }

  private static Transport async(URI target) throws IOException {
    return new AsyncTransport(target, false);
  }

  private static Transport asyncByHandler(URI target) throws IOException {
    return new AsyncTransport(target, true);
  }

  private static NioConnection open(Call call, Opening opening) throws IOException {
    return new NioConnection(call.target(), opening.open(call.target()));
  }

  private static String exchange(Call call, Opening opening, Writing writing) throws IOException {
    var answers = new ArrayList<String>();
    try (var connection = open(call, opening)) {
      var in = reader(connection);
      for (var target : call.targets()) {
        var body = call.body() == null ? "" : call.body();
        var head = HandWritten.head(call, target, HandWritten.length(body));
        writing.write(connection, ascii(head + body));
        answers.add(Tls.answer(in));
      }
    }
    return String.join(" | ", answers);
  }

  private static String pipelined(Call call, Opening opening) throws IOException {
    var requests = new StringBuilder();
    for (var target : call.targets()) {
      requests.append(HandWritten.head(call, target, ""));
    }
    var answers = new ArrayList<String>();
    try (var connection = open(call, opening)) {
      whole(connection, ascii(requests.toString()));
      var in = reader(connection);
      for (int i = 0; i < call.targets().size(); i++) {
        answers.add(Tls.answer(in));
      }
    }
    return String.join(" | ", answers);
  }

  private static String chunked(Call call, Opening opening) throws IOException {
    var body = String.valueOf(call.body());
    try (var connection = open(call, opening)) {
      whole(
          connection,
          ascii(HandWritten.head(call, call.target(), "Transfer-Encoding: chunked\r\n")));
      for (int at = 0; at < body.length(); at += 7) {
        var chunk = body.substring(at, Math.min(at + 7, body.length()));
        whole(connection, ascii(Integer.toHexString(chunk.length()) + ";a=\"b\"\r\n"));
        whole(connection, ascii(chunk + "\r\n"));
      }
      whole(connection, ascii("0\r\n\r\n"));
      return Tls.answer(reader(connection));
    }
  }

  private interface Ending {
    void end(NioConnection connection) throws IOException;
  }

  private static String unfinished(Call call, Opening opening, Ending ending) throws IOException {
    try (var connection = open(call, opening)) {
      whole(connection, ascii("GET /unfinished HTTP/1.1\r\nHost:"));
      ending.end(connection);
      return "200 GET";
    }
  }

  /** What is unread when a channel is closed has the peer lose what it has not read, either. */
  private static void end(NioConnection connection) throws IOException {
    connection.end();
    while (connection.input().read() >= 0) {
      // to the end
    }
  }

  private static String webSocket(Call call, Opening opening) throws IOException {
    try (var connection = open(call, opening)) {
      return HandWritten.webSocket(
          call, bytes -> whole(connection, bytes), new DataInputStream(connection.input()));
    }
  }

  private static void whole(NioConnection connection, byte[] bytes) throws IOException {
    connection.write(ByteBuffer.wrap(bytes));
  }

  /** With one small buffer that is filled anew and anew. */
  private static void pieces(NioConnection connection, byte[] bytes) throws IOException {
    var piece = ByteBuffer.allocateDirect(13);
    for (int at = 0; at < bytes.length; at += piece.capacity()) {
      piece.clear().put(bytes, at, Math.min(piece.capacity(), bytes.length - at)).flip();
      connection.write(piece);
    }
  }

  private static void bytewise(NioConnection connection, byte[] bytes) throws IOException {
    for (byte b : bytes) {
      connection.write(ByteBuffer.wrap(new byte[] {b}));
    }
  }

  /** A few of many buffers, some of them empty. */
  private static void gathering(NioConnection connection, byte[] bytes) throws IOException {
    var buffers = new ByteBuffer[7];
    int third = bytes.length / 3;
    buffers[0] = ByteBuffer.wrap(ascii("never"));
    buffers[1] = ByteBuffer.allocate(0);
    buffers[2] = ByteBuffer.wrap(bytes, 0, third).asReadOnlyBuffer();
    buffers[3] = ByteBuffer.allocate(0);
    buffers[4] = ByteBuffer.allocateDirect(third).put(bytes, third, third).flip();
    buffers[5] = ByteBuffer.wrap(bytes, 2 * third, bytes.length - 2 * third);
    buffers[6] = ByteBuffer.wrap(ascii("never"));
    connection.write(buffers, 1, 5);
  }

  private static void stream(NioConnection connection, byte[] bytes) throws IOException {
    if (connection.isPlain()) {
      connection.transport().stream().write(bytes);
    } else {
      whole(connection, bytes);
    }
  }

  /** The body is copied from a file, half of it; the first half comes by the socket's stream. */
  private static void transfer(NioConnection connection, byte[] bytes) throws IOException {
    if (!connection.isPlain()) {
      whole(connection, bytes);
      return;
    }
    var channel = ((SelectedTransport) connection.transport()).channel();
    int half = bytes.length / 2;
    channel.socket().getOutputStream().write(bytes, 0, half);
    var path = Files.write(Files.createTempFile("request", ""), bytes);
    try (var file = FileChannel.open(path)) {
      for (long at = half; at < bytes.length; ) {
        at += file.transferTo(at, bytes.length - at, channel);
      }
    } finally {
      Files.delete(path);
    }
  }

  private static BufferedReader reader(NioConnection connection) {
    return new BufferedReader(new InputStreamReader(connection.input(), StandardCharsets.US_ASCII));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
