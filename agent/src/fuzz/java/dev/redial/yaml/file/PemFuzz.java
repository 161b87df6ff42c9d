package dev.redial.yaml.file;

import java.nio.charset.StandardCharsets;

/** Whatever a PEM file holds, the reader finds certificates in it or says what is wrong. */
public final class PemFuzz {
  private static final int SEQUENCE = 0x30;

  private PemFuzz() {}

  /** For Jazzer. */
  public static void fuzzerTestOneInput(byte[] text) {
    var pem = Pem.parse(new String(text, StandardCharsets.ISO_8859_1));
    if ((pem.wrong() == null) == pem.certificates().isEmpty()) {
      throw new IllegalStateException("neither certificates nor a reason: " + pem);
    }
    for (var certificate : pem.certificates()) {
      if (certificate.length < 2 || certificate[0] != SEQUENCE) {
        throw new IllegalStateException("no sequence");
      }
    }
  }
}
