package dev.redial.demo.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Cipher suites by number and by their names in the IANA registry and in OpenSSL. */
final class Suites {
  /** They say something about the client and are no suites (RFC 5746, RFC 7507). */
  private static final Map<Integer, String> SIGNALS =
      Map.of(0x00ff, "TLS_EMPTY_RENEGOTIATION_INFO_SCSV", 0x5600, "TLS_FALLBACK_SCSV");

  private static final Map<String, String> NAMES = new HashMap<>();
  private static final Map<Integer, String> NUMBERS = new HashMap<>();

  static {
    read().lines().filter(line -> !line.startsWith("#")).forEach(Suites::add);
  }

  private Suites() {}

  private static String read() {
    try (var in = Suites.class.getResourceAsStream("suites.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String line) {
    var columns = line.split(" ", -1);
    NUMBERS.put(Integer.parseInt(columns[0], 16), columns[1]);
    NAMES.put(columns[1], columns[1]);
    NAMES.put(columns[2], columns[1]);
  }

  static boolean isSignal(int number) {
    return SIGNALS.containsKey(number);
  }

  /** By IANA's name, or by its number where that is not known. */
  static String name(int number) {
    return NUMBERS.getOrDefault(number, "0x%04x".formatted(number));
  }

  /** IANA's name of a suite that goes by any of its names; unknown ones stay as they are. */
  static String canonical(String name) {
    var registered = name.startsWith("SSL_") ? "TLS_" + name.substring("SSL_".length()) : name;
    return NAMES.getOrDefault(registered, registered);
  }
}
