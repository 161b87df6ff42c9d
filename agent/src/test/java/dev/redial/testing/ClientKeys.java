package dev.redial.testing;

import dev.redial.testing.Certificates.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clients' keys in each form that rules know, the PEM files written by OpenSSL. */
public final class ClientKeys {
  /** What they are called, also in their certificates. */
  public static final List<String> FORMS =
      List.of(
          "p12",
          "jks",
          "rsa-pkcs8",
          "ec-pkcs8",
          "ed25519-pkcs8",
          "rsa-encrypted",
          "ec-encrypted",
          "ed25519-encrypted",
          "ec-old-cipher",
          "rsa-pkcs1",
          "ec-sec1");

  private static final Kind ED25519 = new Kind("EdDSA", 255, "SHA256", Duration.ofDays(1));
  private static final String PASSWORD = "password: \"${env:CLIENT_PASSWORD}\"";

  private final Lab lab;
  private final Map<String, String> all = new LinkedHashMap<>();

  /** They are valid for a lab's servers, and lie in its folder. */
  public ClientKeys(Lab lab) {
    this.lab = lab;
  }

  /** The value of a rule's key for each, by its name. */
  public Map<String, String> all() throws IOException, InterruptedException {
    store("p12", Kind.USUAL, "PKCS12");
    store("jks", Kind.RSA, "JKS");
    for (var form : FORMS.subList(2, FORMS.size())) {
      pem(form);
    }
    return all;
  }

  private void store(String name, Kind kind, String type) throws IOException {
    lab.issue(kind, name).writeStore(lab.folder().resolve(name), type);
    all.put(name, "{store: " + name + ", " + PASSWORD + ", alias: key}");
  }

  private void pem(String name) throws IOException, InterruptedException {
    var kind = name.startsWith("rsa") ? Kind.RSA : name.startsWith("ec") ? Kind.USUAL : ED25519;
    var pem = lab.issue(kind, name).writePem(lab.folder().resolve(name + ".pem"));
    var key = lab.folder().resolve(name + ".key");
    var encrypting = List.of("pkcs8", "-topk8", "-passout", "pass:" + Identity.PASSWORD);
    var more = "";
    switch (name.substring(name.indexOf('-') + 1)) {
      case "pkcs8" -> key = pem;
      case "pkcs1" -> openssl(pem, key, List.of("rsa", "-traditional"));
      case "sec1" -> openssl(pem, key, List.of("ec"));
      case "old-cipher" -> {
        var old = new ArrayList<>(encrypting);
        old.addAll(List.of("-v1", "PBE-SHA1-3DES"));
        openssl(pem, key, old);
        more = ", " + PASSWORD;
      }
      default -> {
        openssl(pem, key, encrypting);
        more = ", " + PASSWORD;
      }
    }
    all.put(name, "{certificate: " + name + ".pem, key: " + key.getFileName() + more + "}");
  }

  private static void openssl(Path from, Path to, List<String> conversion)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(conversion);
    command.addAll(List.of("-in", from.toString(), "-out", to.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !Files.exists(to)) {
      throw new AssertionError(command + ": " + said);
    }
  }
}
