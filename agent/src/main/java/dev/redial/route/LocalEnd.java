package dev.redial.route;

import java.io.IOException;

/** This side of a connection. */
interface LocalEnd {
  /** Its port, once it is connected. */
  int localPort() throws IOException;
}
