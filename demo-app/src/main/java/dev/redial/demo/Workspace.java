package dev.redial.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The files that one run needs, in a directory of their own which goes when the run is over. */
final class Workspace implements AutoCloseable {
  private final Path directory;
  private final Path trustStore;
  private final Path hosts;

  Workspace(Certificates certificates, List<Story> stories)
      throws IOException, GeneralSecurityException {
    directory = Files.createTempDirectory("redial-demo");
    trustStore = directory.resolve("trust.p12");
    certificates.writeTrustStore(trustStore);
    hosts = directory.resolve("hosts");
    Files.writeString(hosts, hostsOf(stories));
  }

  /** How a JVM comes to trust the demo's authority, and to resolve its names, without any code. */
  List<String> jvmOptions() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trustStore,
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
        "-Djdk.net.hosts.file=" + hosts);
  }

  Path newFile(String prefix) throws IOException {
    return Files.createTempFile(directory, prefix, ".txt");
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String hostsOf(List<Story> stories) {
    var lines = new StringBuilder();
    for (var story : stories) {
      // The JDK compares names in this file with case, so both spellings are there.
      for (var name : List.of(story.host(), story.host().toLowerCase(Locale.ROOT))) {
        lines.append("127.0.0.1 ").append(name).append('\n');
      }
    }
    return lines.toString();
  }
}
