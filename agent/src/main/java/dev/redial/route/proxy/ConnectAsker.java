package dev.redial.route.proxy;

import java.io.IOException;

/** Whoever asks a proxy for a tunnel. */
public interface ConnectAsker {
  /**
   * What an answer that opens no tunnel is for it.
   *
   * @param advice what to do about that, for the end of a message
   */
  IOException refused(ConnectAnswer answer, String advice);
}
