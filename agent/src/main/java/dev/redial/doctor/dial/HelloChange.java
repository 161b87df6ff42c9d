package dev.redial.doctor.dial;

import java.io.IOException;

/** A change of a ClientHello. */
public interface HelloChange {
  void on(ClientHello hello) throws IOException;
}
