package dev.redial.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jars that {@link ReleaseLock} names, in Maven's local repository. Only those that a test asks
 * for are looked at, and only those that are missing are downloaded.
 */
final class Jars {
  private static final ReleaseLock LOCK = ReleaseLock.read();
  private static final MavenRepository MAVEN = MavenRepository.ofBuild();
  private static final Map<String, Path> CHECKED = new ConcurrentHashMap<>();

  private Jars() {}

  /** The class path of a release or library. */
  static List<Path> of(String name) {
    var all = LOCK.jars(name);
    var missing =
        all.stream()
            .filter(jar -> !CHECKED.containsKey(jar) && !Files.exists(MAVEN.place(jar)))
            .toList();
    var downloaded = missing.isEmpty() ? Map.<String, Path>of() : MAVEN.have(missing);
    var paths = new ArrayList<Path>();
    for (var jar : all) {
      paths.add(
          CHECKED.computeIfAbsent(
              jar,
              one -> {
                var file = downloaded.getOrDefault(one, MAVEN.place(one));
                return checked(one, file, LOCK.digests().get(one));
              }));
    }
    return paths;
  }

  /** The file, if it is the one that the lock means. */
  static Path checked(String jar, Path file, String expected) {
    var found = sha256(file);
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          file
              + " is not the jar that "
              + ReleaseLock.FILE
              + " names as "
              + jar
              + ": its SHA-256 is "
              + found
              + ", not "
              + expected
              + ". Delete the file, or write the lock anew as CONTRIBUTING.md says.");
    }
    return file;
  }

  static String sha256(Path file) {
    try {
      return sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
