package dev.redial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the packed jar: an application's class loader sees two classes of it. */
class AgentJarIT {
  private static final int CLASS_FILE = 0xCAFEBABE;
  private static final Path JAR = Path.of(System.getProperty("redial.agent.jar"));

  @Test
  void jar_holdsTheEntryClassesAndOneEntryWithAllOthers() throws Exception {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .containsExactly(
              "META-INF/MANIFEST.MF",
              "META-INF/LICENSE",
              "dev/redial/Agent.class",
              "dev/redial/InnerClasses.class",
              "dev/redial/classes");
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

  @Test
  void innerClasses_areClassFilesForJava17_inPackagesOfTheirOwn() throws Exception {
    byte[] content;
    try (var jar = new JarFile(JAR.toFile())) {
      content = jar.getInputStream(jar.getEntry("dev/redial/classes")).readAllBytes();
    }
    var numbers = ByteBuffer.wrap(content);
    int count = numbers.getInt();
    for (int i = 0; i < count; i++) {
      int offset = numbers.getInt(Integer.BYTES * (1 + count + i));

      assertThat(numbers.getInt(offset)).isEqualTo(CLASS_FILE);
      assertThat(numbers.getShort(offset + 6)).isLessThanOrEqualTo((short) 61);
    }
    assertThat(new String(content, StandardCharsets.ISO_8859_1))
        .doesNotContain("org/yaml/snakeyaml", "net/bytebuddy", "dev/redial/bridge/RedialBridge");
  }

  @Test
  void jar_isWithinItsBudget() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(4_000_000);
  }
}
