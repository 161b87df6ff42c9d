package dev.redial.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever a rules server answers, it is read within its limit or refused in fit words. */
public final class AnswerReaderFuzz {
  private static final int LARGEST = 10_000;

  private AnswerReaderFuzz() {}

  /** For Jazzer. */
  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    var from = WebAddress.parse("https://rules.test/f");
    Answer answer;
    try {
      answer = new AnswerReader(new ByteArrayInputStream(bytes), LARGEST).read(from);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).startsWith("the ")) {
        throw e;
      }
      return;
    }
    if (answer.body().length > LARGEST) {
      throw new IllegalStateException("too large");
    }
    var location = answer.field("location");
    if (location != null) {
      redirect(from, location);
    }
  }

  private static void redirect(WebAddress from, String location) {
    try {
      var target = from.redirected(location);
      if (!target.host().equalsIgnoreCase(from.host()) || !target.tls()) {
        throw new IllegalStateException("leads elsewhere: " + target);
      }
    } catch (IOException e) {
      // refused
    }
  }
}
