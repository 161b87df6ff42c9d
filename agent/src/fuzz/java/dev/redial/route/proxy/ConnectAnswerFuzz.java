package dev.redial.route.proxy;

import java.util.Objects;

/**
 * Whatever a proxy answers: it is understood the same however it arrives, never read past its end,
 * and told in printable words.
 */
public final class ConnectAnswerFuzz {
  private ConnectAnswerFuzz() {}

  /** For Jazzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    var asWanted = fed(bytes, ConnectAnswer.MOST_WANTED);
    var byByte = fed(bytes, 1);
    if (!Objects.equals(asWanted.failure(), byByte.failure())) {
      throw new IllegalStateException(asWanted.failure() + ", or " + byByte.failure());
    }
    var failure = asWanted.failure();
    if (failure != null && !failure.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalStateException("unprintable: " + failure);
    }
  }

  private static ConnectAnswer fed(byte[] bytes, int most) {
    var answer = new ConnectAnswer();
    int at = 0;
    while (!answer.isComplete() && at < bytes.length) {
      int wanted = answer.wanted();
      if (wanted < 1 || wanted > ConnectAnswer.MOST_WANTED) {
        throw new IllegalStateException("wants " + wanted);
      }
      int length = Math.min(Math.min(wanted, most), bytes.length - at);
      answer.feed(bytes, at, length);
      at += length;
    }
    if (!answer.isComplete()) {
      answer.end();
    }
    if (!answer.isComplete()) {
      throw new IllegalStateException("no end");
    }
    return answer;
  }
}
