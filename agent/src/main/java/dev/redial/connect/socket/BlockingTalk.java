package dev.redial.connect.socket;

import dev.redial.route.dial.Talk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Holds a {@link Talk} on a connection whose reader waits. */
final class BlockingTalk {
  private BlockingTalk() {}

  /** Holds it to its end. */
  static void hold(Talk talk, InputStream in, OutputStream out) throws IOException {
    var bytes = new byte[Talk.MOST_WANTED];
    send(talk, out);
    while (!talk.isComplete()) {
      int count = in.read(bytes, 0, talk.wanted());
      if (count < 0) {
        talk.end();
      } else {
        talk.feed(bytes, count);
        send(talk, out);
      }
    }
  }

  private static void send(Talk talk, OutputStream out) throws IOException {
    var bytes = talk.toSend();
    if (bytes.length > 0) {
      out.write(bytes);
      out.flush();
    }
  }
}
