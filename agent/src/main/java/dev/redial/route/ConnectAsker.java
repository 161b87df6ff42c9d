package dev.redial.route;

import java.io.IOException;

/** Whoever asks a proxy for a tunnel. */
interface ConnectAsker {
  /** What an answer that opens no tunnel is for it. */
  IOException refused(ConnectAnswer answer);
}
