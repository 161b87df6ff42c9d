package dev.redial.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 works, and HTTP/2 does not. */
final class HttpVersionSuspect implements Suspect {
  @Override
  public @Nullable Cause examine(Case it) {
    var plain = it.plain();
    if (!it.target().scheme().equals("https")
        || plain.answer() == null
        || !plain.isGood()
        || !hasUri(it.target())) {
      return null;
    }
    var attempt =
        it.attempt(
            Trial.PLAIN.named("by java.net.http, offering HTTP/2").client(Trial.Client.HTTP_2));
    var failure = attempt.failure();
    return failure == null || failure.is(Failure.Kind.NOT_TRIED)
        ? null
        : Cause.curable(
            "http-2",
            "The server answers by HTTP/1.1 and fails where HTTP/2 is offered: "
                + failure.detail()
                + ".",
            Remedy.of("none: HTTP/1.1 does the same, more slowly", "alpn: [http/1.1]"));
  }

  /** java.net.http takes no host with an underscore. */
  private static boolean hasUri(Target target) {
    try {
      return new URI(target.toString()).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
