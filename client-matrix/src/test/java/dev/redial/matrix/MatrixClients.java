package dev.redial.matrix;

import dev.redial.clients.Clients;
import java.io.IOException;

/** The program of the child JVM: answers lines as {@link Clients} does, with one library. */
public final class MatrixClients {
  private MatrixClients() {}

  /** Answers with the {@link Program} that is named, until the end of its input. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    var program = Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
    Clients.run(((Program) program).clients());
  }
}
