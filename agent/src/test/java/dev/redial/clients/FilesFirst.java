package dev.redial.clients;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Paths;

/**
 * A program that opens a file by a channel before anything else, as javac and keytool do. With
 * arguments it then says hello and its arguments; without, it is {@link Probes}.
 */
public final class FilesFirst {
  private FilesFirst() {}

  public static void main(String[] arguments) throws IOException {
    FileChannel.open(Paths.get(System.getProperty("java.home"), "bin", "java")).close();
    if (arguments.length > 0) {
      Hello.main(arguments);
    } else {
      Probes.main(arguments);
    }
  }
}
