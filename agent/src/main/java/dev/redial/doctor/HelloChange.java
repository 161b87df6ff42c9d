package dev.redial.doctor;

import java.io.IOException;

/** A change of a ClientHello. */
interface HelloChange {
  void on(ClientHello hello) throws IOException;
}
