package dev.redial.demo.client;

import java.net.URI;

/** What every WebSocket client does: it sends a text and expects the same text back. */
final class Echo {
  static final String TEXT = "hello, edge";

  private Echo() {}

  /** The server's endpoint for it. */
  static URI of(URI server) {
    return URI.create(server.toString().replaceFirst("^http", "ws")).resolve("/echo");
  }

  static Outcome outcome(String text) {
    return text.equals(TEXT) ? Outcome.success("echo") : Outcome.failed("echo was " + text);
  }
}
