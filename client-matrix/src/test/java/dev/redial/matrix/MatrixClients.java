package dev.redial.matrix;

import dev.redial.clients.Client;
import dev.redial.clients.Clients;
import java.io.IOException;
import java.util.Map;

/** The program of the child JVM: answers lines as {@link Clients} does, with one library. */
public final class MatrixClients {
  private MatrixClients() {}

  /** Answers with the client line that is named, until the end of its input. */
  public static void main(String[] arguments) throws IOException {
    Clients.run(clients(arguments[0]));
  }

  /** A switch: the classes of the other lines cannot be linked in this JVM. */
  private static Map<String, Client> clients(String line) {
    return switch (line) {
      case "okhttp" -> OkHttp.clients();
      case "apache4" -> Apache4.clients();
      case "apache5" -> Apache5.clients();
      case "netty" -> Netty.clients();
      case "grpc-netty-shaded" -> GrpcNetty.clients();
      case "reactor-netty" -> ReactorNetty.clients();
      default -> throw new IllegalArgumentException(line);
    };
  }
}
