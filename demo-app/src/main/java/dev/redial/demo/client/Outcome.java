package dev.redial.demo.client;

import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** How one call ended, as the client saw it; travels between the two processes as one line. */
public record Outcome(Kind kind, String text) {

  private static final String ALERT = "Received fatal alert: ";

  /** How the JDK's TLS, by sockets and by engines, and Netty's tell that a server has none. */
  private static final Pattern NO_TLS =
      Pattern.compile(
          "Unsupported or unrecognized SSL message"
              + "|Unrecognized SSL message, plaintext connection\\?"
              + "|not an SSL/TLS record");

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

  /**
   * A handshake that came to nothing, by the server's alert or, without TLS, the client's words.
   */
  public static Outcome refused(String words) {
    return new Outcome(Kind.HANDSHAKE_REFUSED, words);
  }

  /** A name that does not resolve. */
  public static Outcome unknownHost() {
    return new Outcome(Kind.UNKNOWN_HOST, "unknown host");
  }

  /** Tells what the stories are about from every other failure. */
  public static Outcome ofFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      var message = String.valueOf(cause.getMessage());
      var refusal = cause instanceof SSLException ? refusal(message) : null;
      if (refusal != null) {
        return refused(refusal);
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

  /** What kept a handshake from going well, as far as the other end did it; else null. */
  private static @Nullable String refusal(String message) {
    var alert = message.indexOf(ALERT);
    if (alert >= 0) {
      return message.substring(alert + ALERT.length());
    }
    var noTls = NO_TLS.matcher(message);
    return noTls.lookingAt() ? noTls.group() : null;
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
