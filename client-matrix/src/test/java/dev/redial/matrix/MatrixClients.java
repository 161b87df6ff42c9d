package dev.redial.matrix;

import dev.redial.clients.Clients;
import java.io.IOException;

/** The program of the child JVM: answers lines as {@link Clients} does, with one library. */
public final class MatrixClients {
  private MatrixClients() {}

  /** Answers with the {@link Program} that is named, until the end of its input. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    Clients.run(program(arguments[0]).clients());
  }

  /** What the {@link Program} that is named answers to one line. */
  public static String answer(String program, String line) throws ReflectiveOperationException {
    return Clients.answer(program(program).clients(), line);
  }

  private static Program program(String name) throws ReflectiveOperationException {
    return Class.forName(name).asSubclass(Program.class).getDeclaredConstructor().newInstance();
  }
}
