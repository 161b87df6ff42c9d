package dev.redial.matrix;

import dev.redial.testing.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** RESP 2, as an old Redis speaks it, by which every key has the same value. */
final class RedisServer extends ForeignServer {
  RedisServer(Identity identity) {
    super(identity);
  }

  @Override
  void serve(Socket socket) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (var count = in.readLine(); count != null; count = in.readLine()) {
      var command = "";
      for (int i = Integer.parseInt(count.substring(1)); i > 0; i--) {
        var length = in.readLine();
        var word = in.readLine();
        command = command.isEmpty() ? length + word : command;
      }
      var answer =
          switch (command) {
            case "$3GET" -> "$5\r\nvalue";
            case "$4PING" -> "+PONG";
            default -> "-ERR unknown command";
          };
      socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }
}
