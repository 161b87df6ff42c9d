package dev.redial.matrix;

import dev.redial.clients.Client;
import java.util.Map;

/** An ordinary program that dials out with one library; it is compiled with each release of it. */
public interface Program {
  /** The ways to dial out, by the names that {@link Release} gives them. */
  Map<String, Client> clients();
}
