package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.Trial;
import org.jspecify.annotations.Nullable;

/** A server of HTTP without TLS that answers nothing to a ClientHello. */
public final class PlainHttpSuspect implements Suspect {
  static final String KIND = "plain-http";

  @Override
  public @Nullable Cause examine(Investigation it) {
    var plain = it.plain();
    boolean isCut = plain.failed(Failure.Kind.RESET, Failure.Kind.CLOSED);
    return isCut && it.target().isSecure() && plain.agreed() == null ? examineHttp(it) : null;
  }

  /** The cause if it is that, or null. */
  static @Nullable Cause examineHttp(Investigation it) {
    var trial = Trial.PLAIN.named("http instead of https").client(Trial.Client.WITHOUT_TLS);
    if (!it.target().isHttp() || it.attempt(trial).answer() == null) {
      return null;
    }
    var sentence = "The server speaks HTTP without TLS at port " + it.target().place().port() + ".";
    return it.question().allowPlaintext()
        ? Cause.curable(
            KIND,
            sentence,
            Remedy.of(
                "high: everybody on the way reads and changes the call",
                "plaintext: true",
                "accept-risk: plaintext"))
        : Cause.other(
            KIND,
            sentence,
            "Have TLS switched on, or the URL changed to http. --allow-plaintext shows the rule"
                + " that speaks HTTP there; it gives up all security.");
  }
}
