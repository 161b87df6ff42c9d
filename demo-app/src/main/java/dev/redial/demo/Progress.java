package dev.redial.demo;

import dev.redial.demo.client.ClientCase;
import java.io.PrintStream;

/**
 * Reports how far the demo is while child JVMs run. On a terminal it writes one line over and over,
 * and removes it at the end. Elsewhere it writes a line for each story. Safe for use by several
 * threads.
 */
final class Progress {
  static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final int calls;
  private int made;

  Progress(PrintStream out, boolean terminal, int calls) {
    this.out = out;
    this.terminal = terminal;
    this.calls = calls;
  }

  synchronized void calling(Story story, ClientCase client, boolean withAgent) {
    made++;
    if (terminal) {
      out.print(
          "%s%3d of %d: %s, %s"
              .formatted(ERASE_LINE, made, calls, round(story, withAgent), client.name()));
      out.flush();
    }
  }

  synchronized void called(Story story, int number, boolean withAgent) {
    if (!terminal) {
      out.println(round(story, withAgent) + ": " + number + " calls");
    }
  }

  synchronized void done() {
    if (terminal) {
      out.print(ERASE_LINE);
      out.flush();
    }
  }

  private static String round(Story story, boolean withAgent) {
    return "story %d (%s) %s redial"
        .formatted(story.number(), story.label(), withAgent ? "with" : "without");
  }
}
