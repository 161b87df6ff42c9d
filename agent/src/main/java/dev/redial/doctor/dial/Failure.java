package dev.redial.doctor.dial;

/**
 * Why an attempt ended before there was an answer.
 *
 * @param detail for people
 */
public record Failure(Kind kind, String detail) {
  /** Where it ended, and how. */
  public enum Kind {
    /** Its name has no address. */
    DNS,
    /** Nothing listens there. */
    REFUSED,
    /** There is no way, or no answer to dialling. */
    UNREACHABLE,
    /** The proxy itself is not reached: its name has no address, or nothing listens there. */
    PROXY_UNREACHABLE,
    /** The proxy makes no tunnel. */
    PROXY,
    /** The proxy wants to know who asks. */
    PROXY_AUTHENTICATION,
    /** What is said before TLS is refused. */
    NO_STARTTLS,
    /** What answers does not speak TLS. */
    NOT_TLS,
    /** The server says by a TLS alert that it will not. */
    ALERT,
    /** The connection is reset. */
    RESET,
    /** The server ends the connection without a word. */
    CLOSED,
    /** Nothing comes. */
    SILENT,
    /** This JVM refuses what the server has chosen. */
    UNACCEPTABLE,
    /** No known CA has issued the certificate. */
    UNTRUSTED,
    /** The certificate is not valid now. */
    NOT_VALID_NOW,
    /** This JVM refuses the certificate for an algorithm or the size of its key. */
    WEAK,
    /** The certificate is for other names. */
    WRONG_NAME,
    /** There is an answer, and it is not HTTP. */
    NOT_HTTP,
    /** doctor has made as many connections as it may. */
    NOT_TRIED;
  }

  public boolean is(Kind... kinds) {
    for (var each : kinds) {
      if (kind == each) {
        return true;
      }
    }
    return false;
  }

  /** Whether TLS had begun and the other side ended it. */
  public boolean isDuringHandshake() {
    return is(Kind.ALERT, Kind.RESET, Kind.CLOSED, Kind.SILENT, Kind.UNACCEPTABLE);
  }

  /** Whether it may be otherwise a moment later. */
  public boolean mayPass() {
    return is(Kind.SILENT, Kind.RESET, Kind.CLOSED, Kind.REFUSED, Kind.UNREACHABLE)
        || is(Kind.PROXY_UNREACHABLE);
  }

  /** Whether the certificate is what is wrong. */
  public boolean isOfCertificate() {
    return is(Kind.UNTRUSTED, Kind.NOT_VALID_NOW, Kind.WEAK, Kind.WRONG_NAME);
  }
}
