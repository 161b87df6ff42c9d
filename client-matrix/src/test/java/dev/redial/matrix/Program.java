package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;

/** An ordinary program that dials out with one library; it is compiled with each release of it. */
public interface Program {
  /** How long an answer may take: less than the test waits for the program's. */
  int PATIENCE_SECONDS = 50;

  /** The ways to dial out, by the names that {@link Release} gives them. */
  Map<String, Client> clients();
}
