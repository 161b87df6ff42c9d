package dev.redial.route;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** CONNECT and its answer. */
final class ConnectOpening implements Opening {
  private static final byte[] NOTHING = {};

  private final ConnectAnswer answer = new ConnectAnswer();
  private final Attempt attempt;
  private byte[] unsent;

  ConnectOpening(Attempt attempt, byte[] request) {
    this.attempt = attempt;
    this.unsent = request;
  }

  @Override
  public byte[] toSend() {
    var bytes = unsent;
    unsent = NOTHING;
    return bytes;
  }

  @Override
  public int wanted() {
    return answer.wanted();
  }

  @Override
  public void feed(byte[] bytes, int length) {
    answer.feed(bytes, 0, length);
  }

  @Override
  public void end() {
    answer.end();
  }

  @Override
  public boolean isComplete() {
    return answer.isComplete();
  }

  @Override
  public @Nullable IOException failure() {
    return answer.failure() == null ? null : attempt.refused(answer);
  }

  @Override
  public boolean isFinal() {
    return answer.status() == ConnectAnswer.PROXY_AUTHENTICATION_REQUIRED;
  }
}
