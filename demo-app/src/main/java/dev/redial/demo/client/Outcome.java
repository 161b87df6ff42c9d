package dev.redial.demo.client;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** How one call ended, as the client saw it; travels between the two processes as one line. */
public record Outcome(Kind kind, String text) {

  private static final String ALERT = "Received fatal alert: ";

  /** How redial tells of a proxy that opens no tunnel; the status follows. */
  private static final Pattern PROXY_ANSWER =
      Pattern.compile("redial: rule .* the proxy answered (\\d{3})\\b.*", Pattern.DOTALL);

  /** What the stories tell apart. */
  public enum Kind {
    SUCCESS,
    FORBIDDEN,
    HANDSHAKE_REFUSED,
    UNKNOWN_HOST,
    REFUSED_BY_PROXY,
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

  /** A name that does not resolve. */
  public static Outcome unknownHost() {
    return new Outcome(Kind.UNKNOWN_HOST, "unknown host");
  }

  /** Tells what the stories are about from every other failure. */
  public static Outcome ofFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var message = String.valueOf(cause.getMessage());
      if (cause instanceof SSLHandshakeException && message.contains(ALERT)) {
        return refused(message.substring(message.indexOf(ALERT) + ALERT.length()));
      }
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return unknownHost();
      }
      // What is at the bottom has the least words of the client's around it.
      if (PROXY_ANSWER.matcher(message).find() && cause.getCause() == null) {
        return new Outcome(Kind.REFUSED_BY_PROXY, message.substring(message.indexOf("redial: ")));
      }
    }
    return failed(failure.toString());
  }

  /** Short enough for the table. */
  public String cell() {
    return switch (kind) {
      case FAILED -> "failed";
      case REFUSED_BY_PROXY -> PROXY_ANSWER.matcher(text).replaceFirst("$1");
      default -> text;
    };
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
