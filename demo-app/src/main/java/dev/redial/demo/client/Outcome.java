package dev.redial.demo.client;

import javax.net.ssl.SSLHandshakeException;

/** How one call ended, as the client saw it; travels between the two processes as one line. */
public record Outcome(Kind kind, String text) {

  private static final String ALERT = "Received fatal alert: ";

  /** What the stories tell apart. */
  public enum Kind {
    SUCCESS,
    FORBIDDEN,
    HANDSHAKE_REFUSED,
    FAILED
  }

  public static Outcome success(String text) {
    return new Outcome(Kind.SUCCESS, text);
  }

  public static Outcome ofStatus(int status) {
    return switch (status) {
      case 200 -> success("200");
      case 403 -> new Outcome(Kind.FORBIDDEN, "403");
      default -> failed("status " + status);
    };
  }

  public static Outcome failed(String text) {
    return new Outcome(Kind.FAILED, text);
  }

  /** The server's refusal of the handshake, by the name of its alert. */
  public static Outcome refused(String alert) {
    return new Outcome(Kind.HANDSHAKE_REFUSED, alert);
  }

  /** Tells the server's refusal of the handshake from every other failure. */
  public static Outcome ofFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var message = String.valueOf(cause.getMessage());
      if (cause instanceof SSLHandshakeException && message.contains(ALERT)) {
        return refused(message.substring(message.indexOf(ALERT) + ALERT.length()));
      }
    }
    return failed(failure.toString());
  }

  /** Short enough for the table. */
  public String cell() {
    return kind == Kind.FAILED ? "failed" : text;
  }

  public String toLine() {
    return kind + " " + text.replaceAll("\\R", " ");
  }

  public static Outcome parse(String line) {
    var space = line.indexOf(' ');
    try {
      return new Outcome(Kind.valueOf(line.substring(0, space)), line.substring(space + 1));
    } catch (RuntimeException e) {
      return failed("unexpected line on standard output: " + line);
    }
  }
}
