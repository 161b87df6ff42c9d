package dev.redial.yaml.file;

import dev.redial.rule.tls.ClientCertificate.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The private key in a PEM file (RFC 7468). Only its text form is read here; its content is read at
 * the first connection.
 *
 * @param key in DER, or none
 * @param wrong why there is none, or null
 */
record KeyPem(Form form, List<byte[]> key, @Nullable String wrong) {
  private static final String BEGIN = "-----BEGIN ";
  private static final String LABEL = "PRIVATE KEY-----";

  /** Of the text of a file. */
  static KeyPem parse(String text) {
    int label = text.indexOf(LABEL);
    int begin = label < 0 ? -1 : text.lastIndexOf(BEGIN, label);
    if (begin < 0) {
      return wrong(text.isBlank() ? "is empty" : "holds no private key in PEM form");
    }
    var kind = text.substring(begin + BEGIN.length(), label);
    int start = label + LABEL.length();
    int end = text.indexOf("-----END " + kind + LABEL, start);
    if (end < 0) {
      return wrong("has a private key without an end");
    }
    if (text.indexOf(LABEL, end + "-----END ".length() + kind.length() + LABEL.length()) >= 0) {
      return wrong("has more than one private key");
    }
    return of(kind.trim(), text.substring(start, end));
  }

  private static KeyPem of(String kind, String body) {
    if (body.contains("DEK-Info:")) {
      return wrong(
          "is encrypted as OpenSSL once did, which Java does not know; convert it with"
              + " 'openssl pkcs8 -topk8'");
    }
    @Nullable Form form =
        switch (kind) {
          case "" -> Form.PKCS8;
          case "ENCRYPTED" -> Form.ENCRYPTED;
          case "RSA", "EC" -> Form.BARE;
          default -> null;
        };
    if (form == null) {
      return wrong("has a private key of " + kind + ", which TLS cannot use");
    }
    var der = Pem.decode(body);
    return der == null || !Pem.isWhole(der)
        ? wrong("has a private key that is not base64, or cut off")
        : new KeyPem(form, List.of(der), null);
  }

  private static KeyPem wrong(String what) {
    return new KeyPem(Form.NONE, List.of(), what);
  }
}
