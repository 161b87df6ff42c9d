package dev.redial.yaml.file;

import java.io.File;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates in a PEM file (RFC 7468). Only its text form is read here: the JDK's certificate
 * classes must not be initialised before the application starts.
 *
 * @param certificates in DER
 * @param wrong why there are none, or null
 */
record Pem(List<byte[]> certificates, @Nullable String wrong) {
  static final String BEGIN = "-----BEGIN CERTIFICATE-----";

  private static final String END = "-----END CERTIFICATE-----";
  private static final int SEQUENCE = 0x30;

  static Pem read(File file) {
    var content = Content.read(file);
    return content.wrong() == null ? parse(content.text()) : wrong(content.wrong());
  }

  /** Of the text of a file. */
  static Pem parse(String text) {
    var found = new ArrayList<byte[]>();
    int end = 0;
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, end)) {
      end = text.indexOf(END, begin + BEGIN.length());
      if (end < 0) {
        return wrong("has a certificate without an end");
      }
      var certificate = decode(text.substring(begin + BEGIN.length(), end));
      if (certificate == null) {
        return wrong("has a certificate that is not base64");
      }
      if (!isWhole(certificate)) {
        return wrong("has a certificate that is cut off or invalid");
      }
      found.add(certificate);
    }
    if (found.isEmpty()) {
      return wrong(text.isBlank() ? "is empty" : "holds no certificate in PEM form");
    }
    return new Pem(found, null);
  }

  private static Pem wrong(String what) {
    return new Pem(List.of(), what);
  }

  /** Stricter than Java's own decoder for MIME, which leaves out what it does not know. */
  static byte @Nullable [] decode(String base64) {
    var letters = new StringBuilder(base64.length());
    for (int i = 0; i < base64.length(); i++) {
      if (!Character.isWhitespace(base64.charAt(i))) {
        letters.append(base64.charAt(i));
      }
    }
    try {
      return Base64.getDecoder().decode(letters.toString());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether it is one DER sequence and nothing else. */
  static boolean isWhole(byte[] der) {
    if (der.length < 2 || der[0] != SEQUENCE) {
      return false;
    }
    int lengthBytes = der[1] < 0 ? der[1] & 0x7f : 0;
    if (lengthBytes > 4 || der.length < 2 + lengthBytes) {
      return false;
    }
    long length = lengthBytes == 0 ? der[1] : 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = (length << 8) | (der[2 + i] & 0xff);
    }
    return length == der.length - 2 - lengthBytes;
  }
}
