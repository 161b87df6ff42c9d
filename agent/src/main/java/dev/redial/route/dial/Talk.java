package dev.redial.route.dial;

/**
 * What is said on a connection, in turns, and what is answered. It neither writes nor reads:
 * whoever has the connection does that, and may wait for it or not.
 */
public interface Talk {
  /** As much as {@link #wanted} ever asks for. */
  int MOST_WANTED = 512;

  /** What is to be sent before anything more is read, maybe nothing; each part comes once. */
  byte[] toSend();

  /** The most bytes that may be read next: what follows is the application's. */
  int wanted();

  /** Takes bytes that were read, at most as many as were wanted. */
  void feed(byte[] bytes, int length);

  /** The other side sends nothing more. */
  void end();

  /** Whether there is nothing more to send or to read. */
  boolean isComplete();
}
