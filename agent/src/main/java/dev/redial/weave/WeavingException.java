package dev.redial.weave;

/** A class is not as an insertion needs it; the message says what is missing. */
final class WeavingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // never serialized
  private final Insertion insertion;

  WeavingException(String message, Insertion insertion) {
    super(message);
    this.insertion = insertion;
  }

  /** The one that cannot be made. */
  Insertion insertion() {
    return insertion;
  }
}
