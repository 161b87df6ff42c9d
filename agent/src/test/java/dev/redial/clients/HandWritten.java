package dev.redial.clients;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLSocket;

/** Programs without an HTTP client: they write HTTP/1.1 and WebSocket to a socket by hand. */
final class HandWritten {
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final byte[] MASK = {1, 2, 3, 4};
  private static final int[] FRAMES = {5, 125, 126, 0xffff, 0x10000, 100_000};

  private interface Opening {
    Socket open(URI target) throws IOException;
  }

  private interface Writing {
    void write(Socket socket, byte[] bytes) throws IOException;
  }

  private HandWritten() {}

  /** By how the socket comes to be and by how it is written to. */
  static Map<String, Client> all() {
    var all = new TreeMap<String, Client>();
    all.put("raw", call -> exchange(call, HandWritten::byHost, HandWritten::whole));
    all.put("raw-layered", call -> exchange(call, HandWritten::layered, HandWritten::whole));
    all.put("raw-channel", call -> exchange(call, HandWritten::ofChannel, HandWritten::whole));
    all.put("raw-late", call -> exchange(call, HandWritten::connectedLater, HandWritten::whole));
    all.put("raw-bytewise", call -> exchange(call, HandWritten::byHost, HandWritten::bytewise));
    all.put("raw-after-handshake", call -> exchange(call, HandWritten::shaken, HandWritten::whole));
    return all;
  }

  /** Those that end their output before their request is whole. */
  static Map<String, Client> unfinished() {
    var all = new TreeMap<String, Client>();
    all.put("raw-shutdown", call -> unfinished(call, Socket::shutdownOutput));
    all.put("raw-close", call -> unfinished(call, Socket::close));
    all.put(
        "raw-close-stream", call -> unfinished(call, socket -> socket.getOutputStream().close()));
    all.put("raw-pipelined", HandWritten::pipelined);
    all.put("raw-chunked", HandWritten::chunked);
    return all;
  }

  private static String exchange(Call call, Opening opening, Writing writing) throws IOException {
    var answers = new ArrayList<String>();
    try (var socket = opening.open(call.target())) {
      var in = reader(socket);
      for (var target : call.targets()) {
        var body = call.body() == null ? "" : call.body();
        writing.write(socket, ascii(head(call, target, length(body)) + body));
        answers.add(Tls.answer(in));
      }
    }
    return String.join(" | ", answers);
  }

  private static String pipelined(Call call) throws IOException {
    var requests = new StringBuilder();
    for (var target : call.targets()) {
      requests.append(head(call, target, ""));
    }
    var answers = new ArrayList<String>();
    try (var socket = byHost(call.target())) {
      whole(socket, ascii(requests.toString()));
      var in = reader(socket);
      for (int i = 0; i < call.targets().size(); i++) {
        answers.add(Tls.answer(in));
      }
    }
    return String.join(" | ", answers);
  }

  /** The head, each part of each chunk, and the end are written one by one. */
  private static String chunked(Call call) throws IOException {
    var body = String.valueOf(call.body());
    try (var socket = byHost(call.target())) {
      whole(socket, ascii(head(call, call.target(), "Transfer-Encoding: chunked\r\n")));
      for (int at = 0; at < body.length(); at += 7) {
        var chunk = body.substring(at, Math.min(at + 7, body.length()));
        whole(socket, ascii(Integer.toHexString(chunk.length()) + ";a=\"b\"\r\n"));
        whole(socket, ascii(chunk));
        whole(socket, ascii("\r\n"));
      }
      whole(socket, ascii("0\r\n\r\n"));
      return Tls.answer(reader(socket));
    }
  }

  private interface Ending {
    void end(Socket socket) throws IOException;
  }

  private static String unfinished(Call call, Ending ending) throws IOException {
    try (var socket = byHost(call.target())) {
      if (socket instanceof SSLSocket tls) {
        tls.startHandshake();
      }
      whole(socket, ascii("GET /unfinished HTTP/1.1\r\nHost:"));
      ending.end(socket);
      return "200 GET";
    }
  }

  /** Frames with lengths of all three forms, whose content looks like requests. */
  static String webSocket(Call call) throws IOException {
    try (var socket = byHost(call.target())) {
      return webSocket(
          call, bytes -> whole(socket, bytes), new DataInputStream(socket.getInputStream()));
    }
  }

  /** How bytes are written. */
  interface Output {
    void write(byte[] bytes) throws IOException;
  }

  static String webSocket(Call call, Output out, DataInputStream in) throws IOException {
    var fields = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n";
    var head = head(call, call.target(), fields + "Sec-WebSocket-Key: " + KEY + "\r\n");
    out.write(ascii(head));
    var answer = answerHead(in);
    if (!answer.startsWith("HTTP/1.1 101 ")) {
      return answer.split(" ", 3)[1] + " ";
    }
    if (!answer.contains("\r\nSec-WebSocket-Accept: " + accept() + "\r\n")) {
      throw new IOException("wrong Sec-WebSocket-Accept");
    }
    for (int length : FRAMES) {
      echo(out, in, 2, length);
    }
    echo(out, in, 8, 0);
    return "101 hello";
  }

  private static void echo(Output out, DataInputStream in, int code, int length)
      throws IOException {
    var frame = frame(code, length);
    out.write(frame);
    var expected = unmasked(frame, length);
    var received = new byte[expected.length];
    in.readFully(received);
    if (!Arrays.equals(received, expected)) {
      throw new IOException("another frame than the one sent");
    }
  }

  private static String answerHead(DataInputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readByte());
    }
    return head.toString();
  }

  private static String accept() {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest(ascii(KEY + GUID));
      return Base64.getEncoder().encodeToString(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] frame(int code, int length) {
    var frame = new ByteArrayOutputStream();
    start(frame, code, length, 0x80);
    frame.writeBytes(MASK);
    var payload = payload(length);
    for (int i = 0; i < length; i++) {
      frame.write(payload[i] ^ MASK[i % MASK.length]);
    }
    return frame.toByteArray();
  }

  private static byte[] unmasked(byte[] masked, int length) {
    var frame = new ByteArrayOutputStream();
    start(frame, masked[0] & 0xf, length, 0);
    frame.writeBytes(payload(length));
    return frame.toByteArray();
  }

  private static void start(ByteArrayOutputStream frame, int code, int length, int masked) {
    frame.write(0x80 | code);
    int form = length < 126 ? length : length <= 0xffff ? 126 : 127;
    frame.write(masked | form);
    for (int i = form < 126 ? 0 : form == 126 ? 2 : 8; i > 0; i--) {
      frame.write((int) ((long) length >> (8 * (i - 1))));
    }
  }

  private static byte[] payload(int length) {
    var text = "GET / HTTP/1.1\r\nHost: old\r\n\r\n";
    return ascii(text.repeat(length / text.length() + 1).substring(0, length));
  }

  static String head(Call call, URI target, String more) {
    var head = new StringBuilder(call.body() == null ? "GET " : "POST ");
    head.append(target.getPath()).append(" HTTP/1.1\r\nHost: ").append(target.getAuthority());
    call.fields().forEach((name, value) -> head.append("\r\n" + name + ":" + value));
    return head.append("\r\n").append(more).append("\r\n").toString();
  }

  static String length(String body) {
    return body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
  }

  private static void whole(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private static void bytewise(Socket socket, byte[] bytes) throws IOException {
    for (byte b : bytes) {
      socket.getOutputStream().write(b);
      socket.getOutputStream().flush();
    }
  }

  private static Socket byHost(URI target) throws IOException {
    return patient(
        isPlain(target)
            ? new Socket(target.getHost(), target.getPort())
            : checking(
                Tls.freshContext()
                    .getSocketFactory()
                    .createSocket(target.getHost(), target.getPort())));
  }

  private static Socket layered(URI target) throws IOException {
    var socket = patient(new Socket(target.getHost(), target.getPort()));
    return isPlain(target) ? socket : over(socket, target);
  }

  private static Socket ofChannel(URI target) throws IOException {
    var address = new InetSocketAddress(target.getHost(), target.getPort());
    var socket = patient(SocketChannel.open(address).socket());
    return isPlain(target) ? socket : over(socket, target);
  }

  private static Socket connectedLater(URI target) throws IOException {
    var socket =
        isPlain(target) ? new Socket() : Tls.freshContext().getSocketFactory().createSocket();
    socket.connect(new InetSocketAddress(target.getHost(), target.getPort()));
    return patient(isPlain(target) ? socket : checking(socket));
  }

  private static Socket patient(Socket socket) throws IOException {
    socket.setSoTimeout(Tls.TIMEOUT);
    return socket;
  }

  private static Socket shaken(URI target) throws IOException {
    var socket = byHost(target);
    if (socket instanceof SSLSocket tls) {
      tls.startHandshake();
    }
    return socket;
  }

  private static Socket over(Socket socket, URI target) throws IOException {
    var factory = Tls.freshContext().getSocketFactory();
    return checking(factory.createSocket(socket, target.getHost(), target.getPort(), true));
  }

  private static Socket checking(Socket socket) {
    var tls = (SSLSocket) socket;
    tls.setSSLParameters(Tls.checking(tls.getSSLParameters()));
    return tls;
  }

  private static boolean isPlain(URI target) {
    return target.getScheme().equals("http");
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
