package dev.redial.clients;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A program that calls from every depth of its stack, down to where nothing more fits. */
public final class NearTheEnd {
  private static final int STACK = 256 * 1024;

  /** The JDK's own HTTP/2 client may lose an exchange whose code finds no room. */
  private static final int LONGEST_MILLIS = 20_000;

  private int deepest;

  private NearTheEnd() {}

  /** {@code COUNT CLIENT URL} is answered with how often each outcome came. */
  public static void main(String[] arguments) throws IOException {
    Clients.run(
        line -> {
          var words = line.split(" ", 2);
          // With room enough: a class whose first use overflows can never be used again.
          var first = Clients.answer(words[1]);
          return first.startsWith("answered 200")
              ? sweep(Integer.parseInt(words[0]), words[1]).toString()
              : first;
        });
  }

  private static Map<String, Integer> sweep(int count, String line) {
    var outcomes = new TreeMap<String, Integer>();
    for (int i = 1; i <= count; i++) {
      var end = new NearTheEnd();
      int share = i;
      var thread = new Thread(null, () -> end.call(share, count, line, outcomes), "deep", STACK);
      thread.start();
      try {
        thread.join(LONGEST_MILLIS);
        // ends what waits for it; a call that comes back by itself never sees it
        thread.interrupt();
        thread.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return outcomes;
  }

  private void call(int share, int count, String line, Map<String, Integer> outcomes) {
    try {
      measure(1);
    } catch (StackOverflowError e) {
      outcomes.merge(outcome((int) ((long) deepest * share / count), line), 1, Integer::sum);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is how the end is found
  private void measure(int depth) {
    deepest = depth;
    measure(depth + 1);
  }

  private static String outcome(int depth, String line) {
    try {
      return dive(depth, line).startsWith("answered 200") ? "answered" : "failed";
    } catch (StackOverflowError e) {
      return "overflowed";
    } catch (Throwable t) {
      return "threw";
    }
  }

  private static String dive(int depth, String line) {
    return depth == 0 ? Clients.answer(line) : dive(depth - 1, line);
  }
}
