package dev.redial.doctor.cause;

import dev.redial.doctor.dial.Failure;
import dev.redial.doctor.dial.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers does not speak TLS there, or wants a certificate of the client. */
public final class PlainSuspect implements Suspect {
  private static final List<Integer> REFUSALS = List.of(400, 401, 403, 495, 496);

  @Override
  public @Nullable Cause examine(Investigation it) {
    var plain = it.plain();
    var failure = plain.failure();
    if (failure != null && failure.is(Failure.Kind.NOT_TLS)) {
      return withoutTls(it, failure);
    }
    if (failure != null && failure.is(Failure.Kind.NO_STARTTLS)) {
      return Cause.other(
          "no-starttls",
          "The server does not begin TLS: " + failure.detail() + ".",
          "Have TLS switched on at the server.");
    }
    if (failure != null && failure.is(Failure.Kind.NOT_HTTP)) {
      return withoutHttp(it, failure);
    }
    return isCertificateWanted(plain)
        ? Cause.other(
            "client-certificate",
            "The server wants a certificate of the client, and doctor has none: "
                + plain.outcome()
                + ".",
            "If the application has none either, a rule with 'client-certificate' gives it one.")
        : null;
  }

  private static Cause withoutHttp(Investigation it, Failure failure) {
    var other =
        "If no HTTP is meant there, run doctor again for tls://" + it.target().place() + ".";
    return Cause.other(
        "not-http",
        "The server gives no proper answer in HTTP: " + failure.detail() + ".",
        "Check the server, and the port." + (it.target().isSecure() ? " " + other : ""));
  }

  private static boolean isCertificateWanted(Observation plain) {
    var answer = plain.answer();
    return plain.isAskedForCertificate()
        && (answer == null
            ? plain.failed(Failure.Kind.ALERT, Failure.Kind.CLOSED, Failure.Kind.RESET)
            : REFUSALS.contains(answer.status()));
  }

  private static Cause withoutTls(Investigation it, Failure failure) {
    int port = it.target().place().port();
    var http = PlainHttpSuspect.examineHttp(it);
    if (http != null) {
      return http;
    }
    return Cause.other(
        "not-tls",
        "What listens at port " + port + " does not speak TLS: " + failure.detail() + ".",
        it.target().starttls() == null
            ? "If it begins in clear text, run doctor again with --starttls PROTOCOL."
            : "");
  }
}
