import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Build step that describes the libraries in redial-agent.jar: their licence texts, their notices,
 * and a bill of materials (CycloneDX 1.6).
 *
 * <p>It is a program of its own, since a Maven plugin sees only dependencies. It does not see the
 * parts of them, such as the ASM inside Byte Buddy. The class path holds the libraries.
 */
final class BillOfMaterials {
  private static final String APACHE = "Apache-2.0";
  private static final String BSD = "BSD-3-Clause";
  private static final Pattern ASM = Pattern.compile("bundles ASM ([0-9.]+[0-9])");

  private final Path target;
  private final List<String> components = new ArrayList<>();
  private final StringBuilder notice = new StringBuilder();

  private BillOfMaterials(Path target) {
    this.target = target;
  }

  /** Arguments: the folder to write, the version of redial, the time of the build. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    var bill = new BillOfMaterials(Path.of(arguments[0]));
    bill.byteBuddy();
    bill.library("net.bytebuddy", "byte-buddy-agent", "META-INF/LICENSE", "META-INF/NOTICE");
    bill.library("org.yaml", "snakeyaml");
    bill.text("META-INF/NOTICE", NOTICE + bill.notice);
    bill.text("META-INF/sbom/redial.cdx.json", bill.json(arguments[1], arguments[2]));
  }

  private static final String NOTICE =
      """
      redial
      Licensed under the Apache License, Version 2.0, see META-INF/LICENSE.

      This jar carries parts of the following libraries. Their classes were moved to packages below
      dev.redial.lib and are otherwise unchanged. META-INF/licenses has the licence texts and notices.

      """;

  /** Its ASM is a copy in its own jar; the licence names the release. */
  private void byteBuddy() throws IOException, GeneralSecurityException {
    var jar = library("net.bytebuddy", "byte-buddy", "META-INF/LICENSE", "META-INF/NOTICE");
    var version = ASM.matcher(text(jar, "META-INF/LICENSE"));
    if (!version.find()) {
      throw new IOException("Byte Buddy's licence names no release of ASM");
    }
    licence("asm", text(jar, "META-INF/licenses/ASM"), "Redistribution and use");
    component("org.ow2.asm", "asm", version.group(1), BSD, contentOfAsm(jar));
  }

  /** Of the copy that is carried, as there is no jar of its own: its class files in their order. */
  private static String contentOfAsm(Path jar) throws IOException, GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var file = new JarFile(jar.toFile())) {
      var names = new ArrayList<String>();
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("net/bytebuddy/jar/asm/[^/]+\\.class"))
          .sorted()
          .forEach(names::add);
      for (var name : names) {
        digest.update(file.getInputStream(file.getEntry(name)).readAllBytes());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** One whose jar brings no text of its licence is under the same licence as redial. */
  private Path library(String group, String name, String... texts)
      throws IOException, GeneralSecurityException {
    var jar = onClassPath(name);
    var file = jar.getFileName().toString();
    var version = file.substring(name.length() + 1, file.length() - ".jar".length());
    if (texts.length == 0) {
      licence(name, Files.readString(Path.of("../LICENSE")), "Apache License");
    } else {
      licence(name, text(jar, texts[0]), "Apache License");
      text("META-INF/licenses/" + name + "/NOTICE", text(jar, texts[1]));
    }
    var content = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    component(group, name, version, APACHE, HexFormat.of().formatHex(content));
    return jar;
  }

  private static Path onClassPath(String name) throws IOException {
    for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      var file = Path.of(entry).getFileName().toString();
      if (file.matches(name + "-[0-9][^-]*\\.jar")) {
        return Path.of(entry);
      }
    }
    throw new IOException(name + " is not on the class path");
  }

  private void licence(String name, String text, String words) throws IOException {
    if (!text.contains(words)) {
      throw new IOException("the licence of " + name + " has changed, as it lacks: " + words);
    }
    text("META-INF/licenses/" + name + "/LICENSE", text);
  }

  private void component(String group, String name, String version, String licence, String sha256) {
    var id = "pkg:maven/" + group + "/" + name + "@" + version;
    notice.append(name + " " + version + ", " + licence + ", licenses/" + name + "\n");
    components.add(
        """
            {
              "type": "library",
              "bom-ref": "%1$s",
              "group": "%2$s",
              "name": "%3$s",
              "version": "%4$s",
              "scope": "required",
              "hashes": [{"alg": "SHA-256", "content": "%6$s"}],
              "licenses": [{"license": {"id": "%5$s"}}],
              "purl": "%1$s"
            }"""
            .formatted(id, group, name, version, licence, sha256));
  }

  private String json(String version, String time) {
    return """
    {
      "bomFormat": "CycloneDX",
      "specVersion": "1.6",
      "version": 1,
      "metadata": {
        "timestamp": "%1$s",
        "component": {
          "type": "application",
          "bom-ref": "pkg:maven/dev.redial/redial-agent@%2$s",
          "group": "dev.redial",
          "name": "redial-agent",
          "version": "%2$s",
          "licenses": [{"license": {"id": "Apache-2.0"}}],
          "purl": "pkg:maven/dev.redial/redial-agent@%2$s"
        }
      },
      "components": [
    %3$s
      ]
    }
    """
        .formatted(time, version, String.join(",\n", components));
  }

  private static String text(Path jar, String name) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      var entry = file.getEntry(name);
      if (entry == null) {
        throw new IOException(jar + " lacks " + name);
      }
      return new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void text(String name, String content) throws IOException {
    var file = target.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
