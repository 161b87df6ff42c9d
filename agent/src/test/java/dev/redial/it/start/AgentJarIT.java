package dev.redial.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.testing.InnerEntry;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What is in the packed jar: an application's class loader sees two classes of it. */
class AgentJarIT {
  private static final int CLASS_FILE = 0xCAFEBABE;
  private static final Path JAR = Path.of(System.getProperty("redial.agent.jar"));

  @Test
  void jar_holdsTheEntryClasses_andTwoEntriesWithAllOthersForEachKindOfJvm() throws Exception {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "META-INF/NOTICE",
              "META-INF/licenses/asm/LICENSE",
              "META-INF/licenses/byte-buddy-agent/LICENSE",
              "META-INF/licenses/byte-buddy-agent/NOTICE",
              "META-INF/licenses/byte-buddy/LICENSE",
              "META-INF/licenses/byte-buddy/NOTICE",
              "META-INF/licenses/snakeyaml/LICENSE",
              "META-INF/sbom/redial.cdx.json",
              "dev/redial/Agent.class",
              "dev/redial/InnerClasses.class",
              "dev/redial/classes",
              "dev/redial/commands",
              "dev/redial/classes-8",
              "dev/redial/commands-8");
    }
  }

  @Test
  void manifest_namesTheAgentAndTheTool_andAppendsNothingToTheBootPath() throws Exception {
    try (var jar = new JarFile(JAR.toFile())) {
      var manifest = jar.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.redial.Agent");
      assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("dev.redial.Agent");
      assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev/redial/classes", "dev/redial/commands"})
  void innerClasses_areClassFilesForJava17_inPackagesOfTheirOwn(String entry) throws Exception {
    var files = InnerEntry.of(entry).classFiles();
    for (var file : files.values()) {
      var numbers = ByteBuffer.wrap(file);
      assertThat(numbers.getInt()).isEqualTo(CLASS_FILE);
      assertThat(numbers.getShort(6)).isLessThanOrEqualTo((short) 61);
      assertThat(new String(file, StandardCharsets.ISO_8859_1))
          .doesNotContain("org/yaml/snakeyaml", "net/bytebuddy", "dev/redial/bridge/RedialBridge")
          // what a record links in the middle of an application's first connection
          .doesNotContain("java/lang/runtime/ObjectMethods");
    }
  }

  /** Each licence asks for its text, and Apache's for the notices as well. */
  @Test
  void licences_areTheTextsOfTheLibraries() throws Exception {
    assertThat(text("META-INF/licenses/asm/LICENSE"))
        .contains("INRIA, France Telecom")
        .contains("Redistribution and use in source and binary forms");
    for (var name : List.of("byte-buddy", "byte-buddy-agent", "snakeyaml")) {
      assertThat(text("META-INF/licenses/" + name + "/LICENSE"))
          .as(name)
          .contains("Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS");
    }
    for (var name : List.of("byte-buddy", "byte-buddy-agent")) {
      assertThat(text("META-INF/licenses/" + name + "/NOTICE")).contains("Rafael Winterhalter");
    }
    assertThat(text("META-INF/NOTICE").lines())
        .anyMatch(line -> line.matches("asm [0-9.]+, BSD-3-Clause, licenses/asm"))
        .anyMatch(line -> line.matches("byte-buddy [0-9.]+, Apache-2.0, licenses/byte-buddy"))
        .anyMatch(line -> line.matches("snakeyaml [0-9.]+, Apache-2.0, licenses/snakeyaml"));
  }

  /** It is compared with the libraries that the tests have, which are those of the build. */
  @Test
  void billOfMaterials_namesWhatTheJarCarries() throws Exception {
    var bill = (Map<?, ?>) new Yaml().load(text("META-INF/sbom/redial.cdx.json"));
    var named = new ArrayList<String>();
    for (var component : (List<?>) bill.get("components")) {
      named.add(described((Map<?, ?>) component));
    }

    assertThat(bill.get("bomFormat")).isEqualTo("CycloneDX");
    assertThat(bill.get("specVersion")).isEqualTo("1.6");
    assertThat(named)
        .contains(
            onClassPath("net.bytebuddy", "byte-buddy"),
            onClassPath("net.bytebuddy", "byte-buddy-agent"),
            onClassPath("org.yaml", "snakeyaml"))
        .anyMatch(
            text ->
                text.matches(
                    "pkg:maven/org\\.ow2\\.asm/asm@[0-9.]+ BSD-3-Clause SHA-256 [0-9a-f]{64}"))
        .hasSize(4);
  }

  private static String described(Map<?, ?> component) {
    var licence = (Map<?, ?>) ((List<?>) component.get("licenses")).get(0);
    var hash = (Map<?, ?>) ((List<?>) component.get("hashes")).get(0);
    assertThat(component.get("purl"))
        .isEqualTo(
            "pkg:maven/%s/%s@%s"
                .formatted(
                    component.get("group"), component.get("name"), component.get("version")));
    return component.get("purl")
        + " "
        + ((Map<?, ?>) licence.get("license")).get("id")
        + " "
        + hash.get("alg")
        + " "
        + hash.get("content");
  }

  private static String onClassPath(String group, String name) throws Exception {
    var classPath = new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
    while (classPath.hasMoreTokens()) {
      var entry = classPath.nextToken();
      var version =
          Pattern.compile(name + "-([0-9][^-]*)\\.jar").matcher(new File(entry).getName());
      if (version.matches()) {
        var digest =
            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Path.of(entry)));
        return "pkg:maven/%s/%s@%s Apache-2.0 SHA-256 %s"
            .formatted(group, name, version.group(1), HexFormat.of().formatHex(digest));
      }
    }
    throw new AssertionError(name + " is not on the class path");
  }

  private static String text(String entry) throws Exception {
    try (var jar = new JarFile(JAR.toFile())) {
      var bytes = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  @Test
  void jar_isWithinItsBudget() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(7_000_000);
    try (var jar = new JarFile(JAR.toFile())) {
      // a program that dials has all of it on its heap, and nothing of the command line with it
      assertThat(jar.getEntry("dev/redial/classes").getSize()).isLessThan(2_560_000);
    }
  }

  /** Each start of a JVM reads that. */
  @ParameterizedTest
  @ValueSource(strings = {"dev/redial/classes", "dev/redial/classes-8"})
  void whatAStartReads_isWithinItsBudget(String entry) throws Exception {
    assertThat(InnerEntry.of(entry).atStart()).isBetween(50_000, 150_000);
  }
}
