package dev.redial.instrumentation;

/** A class is not as its instrumentation needs it; the message says what is missing. */
final class WeavingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  WeavingException(String message) {
    super(message);
  }
}
