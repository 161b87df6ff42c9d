package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.SecureRandom;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A WebSocket client of the kind that applications contain where they use no library (RFC 6455). It
 * answers pings, puts fragments together and is not safe for use by several threads.
 */
final class HandWrittenWebSocket implements AutoCloseable {
  private static final int NORMAL_CLOSURE = 1000;
  private static final int HTTPS = 443;

  private final SecureRandom random = new SecureRandom();
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private byte[] latestPong = {};

  private HandWrittenWebSocket(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(socket.getOutputStream());
  }

  /** Connects to a {@code wss} endpoint and shakes hands. */
  static HandWrittenWebSocket open(URI endpoint) throws IOException {
    var sockets = SSLSocketFactory.getDefault();
    int port = endpoint.getPort() < 0 ? HTTPS : endpoint.getPort();
    var socket = (SSLSocket) sockets.createSocket(endpoint.getHost(), port);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return over(socket, endpoint, new WebSocketHandshake());
  }

  /** Shakes hands over a connection, which is closed when that fails. */
  static HandWrittenWebSocket over(Socket socket, URI endpoint, WebSocketHandshake handshake)
      throws IOException {
    try {
      var opened = new HandWrittenWebSocket(socket);
      handshake.perform(endpoint, opened.in, opened.out);
      return opened;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a text as one message, in as many frames as there are parts. */
  void sendText(String... parts) throws IOException {
    for (var i = 0; i < parts.length; i++) {
      var opcode = i == 0 ? Frame.TEXT : Frame.CONTINUATION;
      send(new Frame(i == parts.length - 1, opcode, parts[i].getBytes(UTF_8)));
    }
  }

  void sendBinary(byte[] payload) throws IOException {
    send(new Frame(true, Frame.BINARY, payload));
  }

  void send(Frame frame) throws IOException {
    frame.write(out, random.nextInt());
  }

  /** The next message as text. */
  String receiveText() throws IOException {
    var message = receive(Frame.TEXT);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
    } catch (CharacterCodingException e) {
      throw new ProtocolException("a text is not UTF-8");
    }
  }

  byte[] receiveBinary() throws IOException {
    return receive(Frame.BINARY);
  }

  /** The payload of the last pong that came before a message. */
  byte[] latestPong() {
    return latestPong.clone();
  }

  /** The next message, which must be of the kind. */
  private byte[] receive(int kind) throws IOException {
    var message = new ByteArrayOutputStream();
    var expected = kind;
    for (var frame = nextOfMessage(); ; frame = nextOfMessage()) {
      if (frame.opcode() != expected) {
        throw new ProtocolException("expected opcode " + expected + " but was " + frame.opcode());
      }
      message.write(frame.payload());
      if (frame.last()) {
        return message.toByteArray();
      }
      expected = Frame.CONTINUATION;
    }
  }

  private Frame nextOfMessage() throws IOException {
    for (var frame = Frame.read(in); ; frame = Frame.read(in)) {
      switch (frame.opcode()) {
        case Frame.PING -> send(new Frame(true, Frame.PONG, frame.payload()));
        case Frame.PONG -> latestPong = frame.payload();
        case Frame.CLOSE -> throw new ProtocolException("closed by the server " + status(frame));
        default -> {
          return frame;
        }
      }
    }
  }

  /** Closes the connection in good order: the server has to answer with the same status. */
  @Override
  public void close() throws IOException {
    try (socket) {
      var status = ByteBuffer.allocate(Short.BYTES).putShort((short) NORMAL_CLOSURE).array();
      send(new Frame(true, Frame.CLOSE, status));
      var frame = Frame.read(in);
      while (frame.opcode() != Frame.CLOSE) {
        frame = Frame.read(in);
      }
      if (status(frame) != NORMAL_CLOSURE) {
        throw new ProtocolException("the server closed with " + status(frame));
      }
    }
  }

  private static int status(Frame close) {
    var payload = ByteBuffer.wrap(close.payload());
    return payload.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(payload.getShort());
  }
}
