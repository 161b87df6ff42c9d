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
  /** What JDKs disable since October 2024, each suite by name: wildcards are newer than some. */
  private static final String DISABLED =
      """
      jdk.tls.disabledAlgorithms=SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, DES, MD5withRSA, \\
        DH keySize < 1024, EC keySize < 224, 3DES_EDE_CBC, anon, NULL, ECDH, \\
        TLS_RSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_AES_128_GCM_SHA256, \\
        TLS_RSA_WITH_AES_256_CBC_SHA256, TLS_RSA_WITH_AES_128_CBC_SHA256, \\
        TLS_RSA_WITH_AES_256_CBC_SHA, TLS_RSA_WITH_AES_128_CBC_SHA
      """;

  private final Path directory;
  private final Path trustStore;
  private final Path hosts;
  private final Path security;
  private final Path rules;

  /** Copies the rule files of the folder, each with the proxies where they are. */
  Workspace(Certificates certificates, Proxies proxies, Options options)
      throws IOException, GeneralSecurityException {
    directory = Files.createTempDirectory("redial-demo");
    trustStore = directory.resolve("trust.p12");
    certificates.writeTrustStore(trustStore);
    hosts = directory.resolve("hosts");
    Files.writeString(hosts, hostsOf(options.stories()));
    security = directory.resolve("java.security");
    Files.writeString(security, DISABLED);
    rules = Files.createDirectory(directory.resolve("rules"));
    Files.writeString(rules.resolve("proxy-ca.pem"), proxies.authority());
    for (var story : options.stories()) {
      var text = Files.readString(options.rules().resolve(story.ruleFile()));
      Files.writeString(rules.resolve(story.ruleFile()), proxies.inPlace(text));
    }
  }

  /**
   * Options by which a JVM trusts the demo's authority and resolves its names, without any code.
   * Every release then also disables the same algorithms.
   */
  List<String> jvmOptions() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + trustStore,
        "-Djavax.net.ssl.trustStoreType=PKCS12",
        "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
        "-Djdk.net.hosts.file=" + hosts,
        "-Djava.security.properties=" + security);
  }

  /** The rule files that the clients run under. */
  Path rules() {
    return rules;
  }

  /** Where whatever else a run needs may lie. */
  Path directory() {
    return directory;
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
    var lines = new StringBuilder("127.0.0.1 " + CorporateProxy.HOST + "\n");
    for (var story : stories) {
      for (var host : story.resolvableHosts()) {
        // The JDK compares names in this file with case, so both spellings are there.
        for (var name : List.of(host, host.toLowerCase(Locale.ROOT))) {
          lines.append("127.0.0.1 ").append(name).append('\n');
        }
      }
    }
    return lines.toString();
  }
}
