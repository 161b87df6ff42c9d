package dev.redial.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One release of a client, and which of the ways to dial out it offers.
 *
 * @param newest whether it is tried in every build
 */
record Release(String line, String version, boolean newest, List<String> ways) {
  /** Every release that is tried; the class paths are laid by the build. */
  static final List<Release> ALL =
      List.of(
          oldest("okhttp", "3.14.0", "http-1", "http-2", "web-socket", "own-verifier"),
          newest("okhttp", "3.14.9", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("okhttp", "4.0.0", "http-1", "http-2", "web-socket", "own-verifier"),
          newest("okhttp", "4.12.0", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("okhttp", "5.0.0", "http-1", "http-2", "web-socket", "own-verifier"),
          newest("okhttp", "5.5.1", "http-1", "http-2", "web-socket", "own-verifier"),
          oldest("apache4", "4.0", "http-1-default"),
          oldest("apache4", "4.2.6", "http-1-default"),
          // 4.3 itself checks no name (CVE-2013-4366).
          oldest("apache4", "4.3.1", "http-1-default", "http-1", "own-verifier"),
          newest("apache4", "4.5.14", "http-1-default", "http-1", "own-verifier"),
          oldest("apache5", "5.0", "http-1", "own-verifier"),
          oldest("apache5", "5.3.1", "http-1", "own-verifier"),
          newest("apache5", "5.6.5", "http-1", "own-verifier"),
          oldest("netty", "4.1.0.Final", "http-1"),
          newest("netty", "4.1.140.Final", "http-1", "http-2"),
          oldest("netty", "4.2.0.Final", "http-1", "http-2"),
          newest("netty", "4.2.20.Final", "http-1", "http-2"),
          newest("grpc-netty-shaded", "1.85.1", "http-2"),
          oldest("reactor-netty", "1.0.0", "http-1", "http-2", "web-socket"),
          newest("reactor-netty", "1.2.18", "http-1", "http-2", "web-socket"),
          newest("reactor-netty", "1.3.0", "http-1", "http-2", "web-socket"));

  private static Release newest(String line, String version, String... ways) {
    return new Release(line, version, true, Arrays.asList(ways));
  }

  private static Release oldest(String line, String version, String... ways) {
    return new Release(line, version, false, Arrays.asList(ways));
  }

  /** The jars that the build has laid out for this release. */
  List<Path> classPath() {
    var folder = Path.of(System.getProperty("matrix.clients"), line + '-' + version);
    try (var jars = Files.list(folder)) {
      return new ArrayList<>(jars.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return line + ' ' + version;
  }
}
