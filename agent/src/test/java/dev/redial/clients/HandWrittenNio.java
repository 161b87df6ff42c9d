package dev.redial.clients;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Programs without an HTTP client, on a SocketChannel, for https with an SSLEngine above it. */
final class HandWrittenNio {
  private interface Writing {
    void write(NioConnection connection, byte[] bytes) throws IOException;
  }

  private HandWrittenNio() {}

  /** By the mode of the channel and by how it is written to. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("nio-blocking", call -> exchange(call, true, HandWrittenNio::whole));
    all.put("nio-selector", call -> exchange(call, false, HandWrittenNio::whole));
    all.put("nio-pieces", call -> exchange(call, false, HandWrittenNio::pieces));
    all.put("nio-bytewise", call -> exchange(call, true, HandWrittenNio::bytewise));
    all.put("nio-gathering", call -> exchange(call, false, HandWrittenNio::gathering));
    all.put("nio-stream", call -> exchange(call, true, HandWrittenNio::stream));
    all.put("nio-transfer", call -> exchange(call, true, HandWrittenNio::transfer));
    return all;
  }

  static Map<String, Client> others() {
    var all = new TreeMap<String, Client>();
    all.put("nio-shutdown", call -> unfinished(call, NioConnection::end));
    all.put("nio-close", call -> unfinished(call, NioConnection::close));
    all.put("nio-pipelined", HandWrittenNio::pipelined);
    all.put("nio-chunked", HandWrittenNio::chunked);
    all.put("nio-web-socket", HandWrittenNio::webSocket);
    return all;
  }

  private static String exchange(Call call, boolean blocking, Writing writing) throws IOException {
    var answers = new ArrayList<String>();
    try (var connection = new NioConnection(call.target(), blocking)) {
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

  private static String pipelined(Call call) throws IOException {
    var requests = new StringBuilder();
    for (var target : call.targets()) {
      requests.append(HandWritten.head(call, target, ""));
    }
    var answers = new ArrayList<String>();
    try (var connection = new NioConnection(call.target(), false)) {
      whole(connection, ascii(requests.toString()));
      var in = reader(connection);
      for (int i = 0; i < call.targets().size(); i++) {
        answers.add(Tls.answer(in));
      }
    }
    return String.join(" | ", answers);
  }

  private static String chunked(Call call) throws IOException {
    var body = String.valueOf(call.body());
    try (var connection = new NioConnection(call.target(), false)) {
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

  private static String unfinished(Call call, Ending ending) throws IOException {
    try (var connection = new NioConnection(call.target(), false)) {
      whole(connection, ascii("GET /unfinished HTTP/1.1\r\nHost:"));
      ending.end(connection);
      return "200 GET";
    }
  }

  private static String webSocket(Call call) throws IOException {
    try (var connection = new NioConnection(call.target(), false)) {
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
      Channels.newOutputStream(connection.channel()).write(bytes);
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
    int half = bytes.length / 2;
    connection.channel().socket().getOutputStream().write(bytes, 0, half);
    var path = Files.write(Files.createTempFile("request", ""), bytes);
    try (var file = FileChannel.open(path)) {
      for (long at = half; at < bytes.length; ) {
        at += file.transferTo(at, bytes.length - at, connection.channel());
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
