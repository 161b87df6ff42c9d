package dev.redial.demo.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.Arrays;

/** A program that brings its own WebSocket, and tries what there is in the protocol. */
final class HandWritten {
  /** Around the boundaries where a frame's length needs 16 and then 64 bits. */
  private static final int[] LENGTHS = {0, 125, 126, 65535, 65536};

  private HandWritten() {}

  static Outcome call(URI server) throws IOException {
    try (var socket = HandWrittenWebSocket.open(Echo.of(server))) {
      for (var length : LENGTHS) {
        echoBinary(socket, length);
      }
      ping(socket);
      // In three frames; a control frame may come between them.
      socket.send(new Frame(false, Frame.TEXT, Echo.TEXT.substring(0, 3).getBytes(US_ASCII)));
      socket.send(new Frame(true, Frame.PING, new byte[Frame.SHORT]));
      socket.send(new Frame(false, Frame.CONTINUATION, new byte[0]));
      socket.send(new Frame(true, Frame.CONTINUATION, Echo.TEXT.substring(3).getBytes(US_ASCII)));
      return Echo.outcome(socket.receiveText());
    } catch (WebSocketHandshake.Refusal e) {
      return Outcome.ofStatus(e.status());
    }
  }

  private static void echoBinary(HandWrittenWebSocket socket, int length) throws IOException {
    var message = new byte[length];
    Arrays.fill(message, (byte) length);
    socket.sendBinary(message);
    if (!Arrays.equals(message, socket.receiveBinary())) {
      throw new ProtocolException("another echo of " + length + " bytes");
    }
  }

  private static void ping(HandWrittenWebSocket socket) throws IOException {
    var payload = "are you there?".getBytes(US_ASCII);
    socket.send(new Frame(true, Frame.PING, payload));
    socket.sendText("after the ping");
    socket.receiveText();
    if (!Arrays.equals(payload, socket.latestPong())) {
      throw new ProtocolException("another pong than the ping");
    }
  }
}
