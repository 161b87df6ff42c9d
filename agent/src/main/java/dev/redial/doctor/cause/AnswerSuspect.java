package dev.redial.doctor.cause;

import dev.redial.doctor.dial.HttpAnswer;
import dev.redial.doctor.dial.Observation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The site has answered, and what it says is not a matter of the connection. */
public final class AnswerSuspect implements Suspect {
  @Override
  public @Nullable Cause examine(Investigation it) {
    var answer = it.plain().answer();
    if (answer == null) {
      return null;
    }
    return switch (answer.status()) {
      case HttpAnswer.UNAUTHORISED -> unauthorised(answer);
      case HttpAnswer.FORBIDDEN -> forbidden(it, answer);
      case HttpAnswer.MISDIRECTED -> misdirected(it, answer);
      default -> answer.isOfSite() ? null : refused(answer);
    };
  }

  private static Cause unauthorised(HttpAnswer answer) {
    return Cause.other(
        "unauthorised",
        "The connection works; the server asks for credentials ("
            + answer.line()
            + challenge(answer)
            + ").",
        "Give the application its credentials.");
  }

  private static Cause forbidden(Investigation it, HttpAnswer answer) {
    return Cause.other(
        "forbidden",
        "The connection works; the server itself refuses the call ("
            + answer.line()
            + "), and "
            + compared(it),
        "Check the server's permissions. If it wants another name, run doctor again with"
            + " --host NAME.");
  }

  private static Cause misdirected(Investigation it, HttpAnswer answer) {
    return Cause.other(
        "misdirected",
        "The server says that it does not serve '"
            + it.target().host()
            + "' ("
            + answer.line()
            + ").",
        "If you know the name that it serves, run doctor again with --host NAME.");
  }

  private static Cause refused(HttpAnswer answer) {
    boolean isOfServer = answer.status() >= 500;
    return Cause.other(
        isOfServer ? "server-error" : "bad-request",
        "The connection works; the server answers " + answer.line() + ".",
        isOfServer
            ? "Check the server, and whatever is behind it. If its front end knows the site by"
                + " another name, run doctor again with --host NAME."
            : "Check the request. If the server wants another name, run doctor again with --host"
                + " NAME.");
  }

  /** What comes after an answer that shows that the connection works. */
  public static String next(@Nullable HttpAnswer answer) {
    if (answer == null) {
      return "";
    }
    var location = answer.value("Location");
    return answer.status() == HttpAnswer.NOT_FOUND
        ? "If that page is there, the site may go by another name: run doctor again with --host"
            + " NAME."
        : location == null
            ? ""
            : "The server redirects to "
                + location
                + "; if the call fails there, run doctor again for that URL.";
  }

  private static String challenge(HttpAnswer answer) {
    var value = answer.value("WWW-Authenticate");
    return value == null ? "" : ", " + value;
  }

  private static String compared(Investigation it) {
    boolean isNamed =
        it.attempts().stream()
            .map(Observation::trial)
            .anyMatch(
                each -> each.authority() != null || !"".equals(Objects.toString(each.sni(), "")));
    return isNamed
        ? "answers no better to any other name that was tried."
        : "there was no other name to try.";
  }
}
