package dev.redial.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificates that openssl makes, each in a PEM file, with its key in another. One is signed by
 * itself; the issuer of the other has an issuer in turn and can be fetched from an address.
 */
public record PemChain(String selfSigned, String leaf, String intermediate) {
  private static final String ADDRESS =
      "authorityInfoAccess=caIssuers;URI:http://ca.test/intermediate.der";

  /** The key of one of them. */
  public static String key(String certificate) {
    return certificate.replace(".pem", ".key");
  }

  /** Makes them for a name. */
  public static PemChain make(Path folder, String name) throws IOException {
    var own = certificate(folder, "self", name, List.of("subjectAltName=DNS:" + name), "");
    certificate(folder, "root", "Root", List.of("basicConstraints=critical,CA:true"), "");
    var middle =
        certificate(
            folder, "middle", "Middle", List.of("basicConstraints=critical,CA:true"), "root");
    var leaf =
        certificate(folder, "leaf", name, List.of("subjectAltName=DNS:" + name, ADDRESS), "middle");
    return new PemChain(own, leaf, middle);
  }

  /** Signed by itself, or by the file of another. */
  private static String certificate(
      Path folder, String file, String subject, List<String> extensions, String by)
      throws IOException {
    var pem = folder.resolve(file + ".pem");
    var key = folder.resolve(file + ".key");
    var command =
        new ArrayList<>(
            List.of(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + subject,
                "-keyout",
                key.toString(),
                "-out",
                pem.toString()));
    extensions.forEach(each -> command.addAll(List.of("-addext", each)));
    if (!by.isEmpty()) {
      var issuer = folder.resolve(by + ".pem").toString();
      command.addAll(List.of("-CA", issuer, "-CAkey", folder.resolve(by + ".key").toString()));
    }
    try {
      var log = folder.resolve("openssl.log").toFile();
      var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
      if (process.start().waitFor() != 0) {
        throw new IOException(Files.readString(log.toPath()));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return pem.toString();
  }
}
