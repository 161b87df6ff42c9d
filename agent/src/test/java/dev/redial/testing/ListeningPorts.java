package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a process listens, as Linux tells it. */
public final class ListeningPorts {
  private static final String LISTENING = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningPorts() {}

  /** The ports of IPv4 and IPv6 of a process. */
  public static Set<Integer> of(String pid) throws IOException {
    var process = Path.of("/proc", pid);
    var inodes = new HashSet<String>();
    try (var descriptors = Files.list(process.resolve("fd"))) {
      for (var descriptor : descriptors.toList()) {
        inodes.add(target(descriptor).replaceAll("\\D", ""));
      }
    }
    var ports = new HashSet<Integer>();
    for (var table : List.of("tcp", "tcp6")) {
      for (var line : Files.readAllLines(process.resolve("net").resolve(table))) {
        var fields = line.strip().split("\\s+", -1);
        if (fields[STATE].equals(LISTENING) && inodes.contains(fields[INODE])) {
          var address = fields[ADDRESS];
          ports.add(Integer.parseInt(address.substring(address.indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }

  /** The process goes on: what it has closed since the list was made is not there any more. */
  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
