package dev.redial.clients;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;

/** A program that replaces the jar of its agent at once, and then makes its first connection. */
public final class JarReplacer {
  private static final int LIMIT_MILLIS = 10_000;

  /** Until the agent's own thread has read what it has not, and has said so. */
  private static final int END_MILLIS = 2_000;

  private JarReplacer() {}

  /**
   * {@code JAR OTHER HOST PORT}: moves OTHER there, or writes zeros into the jar if OTHER is not
   * there.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path jar = Paths.get(arguments[0]);
    Path other = Paths.get(arguments[1]);
    if (Files.exists(other)) {
      Files.move(other, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      overwrite(jar);
    }
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(arguments[3]);
      socket.connect(new InetSocketAddress(arguments[2], port), LIMIT_MILLIS);
      System.out.println("connected");
    }
    Thread.sleep(END_MILLIS);
  }

  /** By no channel: the agent would read its classes for the type of it, before the first byte. */
  private static void overwrite(Path jar) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
      file.write(new byte[(int) file.length()]);
    }
  }
}
