package dev.redial.matrix;

import dev.redial.testing.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** SMTP: takes every message, over TLS if the client turns to it. */
final class MailServer extends ForeignServer {
  MailServer(Identity identity) {
    super(identity);
  }

  @Override
  void serve(Socket socket) throws IOException {
    say(socket, "220 server.test");
    talk(socket, "250-server.test\r\n250 STARTTLS");
  }

  private void talk(Socket socket, String greeting) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      switch (line.substring(0, 4)) {
        case "EHLO" -> say(socket, greeting);
        case "DATA" -> {
          say(socket, "354 go on");
          skipMessage(in);
          say(socket, "250 taken");
        }
        case "STAR" -> {
          say(socket, "220 go on");
          talk(secured(socket), "250 server.test");
          return;
        }
        default -> say(socket, "250 fine");
      }
    }
  }

  private static void skipMessage(BufferedReader in) throws IOException {
    var line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
