package dev.redial.yaml;

import dev.redial.rule.TrustAnchors;
import dev.redial.yaml.Node.Entry;
import dev.redial.yaml.Node.Scalar;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extra CA certificates in PEM files (RFC 7468). Only the text form is read here; the certificates
 * themselves are parsed by the first connection that needs them, or by the command line.
 */
final class TrustReader {
  private static final int LARGEST = 4 << 20;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  private final Problems problems;
  private final Values values;

  TrustReader(Problems problems, Values values) {
    this.problems = problems;
    this.values = values;
  }

  TrustAnchors read(Entry entry) {
    var certificates = new ArrayList<byte[]>();
    var source = new StringBuilder();
    for (var file : values.texts(entry, entry.name() + ": ca.pem")) {
      source.append(source.isEmpty() ? "" : ", ").append(file.text());
      var text = load(file);
      if (text != null) {
        certificates.addAll(certificates(file, text));
      }
    }
    return new TrustAnchors(source.toString(), certificates);
  }

  private @Nullable String load(Scalar file) {
    try {
      var path = values.file(file);
      if (!path.isFile()) {
        bad(file, path.isDirectory() ? "is a directory" : "does not exist");
        return null;
      }
      try (var in = new FileInputStream(path)) {
        var bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length <= LARGEST) {
          return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        bad(file, "is larger than 4 MiB");
      }
    } catch (InvalidPathException | IOException e) {
      bad(file, "cannot be read: " + e.getMessage());
    }
    return null;
  }

  private List<byte[]> certificates(Scalar file, String text) {
    var found = new ArrayList<byte[]>();
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
      int end = text.indexOf(END, begin);
      if (end < 0) {
        bad(file, "has a certificate without an end");
        return found;
      }
      var certificate = decode(text.substring(begin + BEGIN.length(), end));
      if (certificate == null) {
        bad(file, "has a certificate that is not base64");
        return found;
      }
      found.add(certificate);
    }
    if (found.isEmpty()) {
      bad(file, "holds no certificate");
    }
    return found;
  }

  private static byte @Nullable [] decode(String base64) {
    try {
      var bytes = Base64.getMimeDecoder().decode(base64);
      return bytes.length == 0 ? null : bytes;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void bad(Scalar file, String what) {
    problems.error(
        file,
        "the PEM file " + Words.quote(file.text()) + " " + Words.show(what),
        "give the path of a file with '" + BEGIN + "', relative to the rule file");
  }
}
