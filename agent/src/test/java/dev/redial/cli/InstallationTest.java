package dev.redial.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redial.catalog.JdkCheck;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstallationTest {
  /** Those that are given, or the one that runs this. */
  static Stream<Path> homes() {
    var given = System.getProperty("redial.all.java.homes", "");
    var all = given.isBlank() ? System.getProperty("java.home") : given;
    return Stream.of(all.split(File.pathSeparator)).map(Path::of);
  }

  @ParameterizedTest
  @MethodSource("homes")
  void everyListedType_takesEachOfItsHooks(Path home) throws IOException {
    try (var installation = Installation.open(home)) {
      assertThat(JdkCheck.of(installation::read, installation.release()).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("homes")
  void types_areReadFromTheirModules(Path home) throws IOException {
    try (var installation = Installation.open(home)) {
      assertThat(installation.release()).startsWith("JDK ");
      assertThat(installation.read("jdk.internal.net.http.Http1Request")).isNotEmpty();
      assertThat(installation.read("java.lang.NoSuchType")).isNull();
      assertThat(installation.read("no.such.Type")).isNull();
    }
  }

  @Test
  void folder_thatHoldsNoJavaOrAnOlderOne_isSaidToDoSo(@TempDir Path folder) throws IOException {
    assertRefused(folder, "there is no Java in ");
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/modules"), "");
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.24\"\n");
    assertRefused(folder, folder + " is Java 11.0.24: --jdk is for Java 17 and later");
    Files.writeString(folder.resolve("release"), "OS_NAME=\"Linux\"\n");
    assertRefused(folder, "names no JAVA_VERSION");
    Files.writeString(folder.resolve("lib/rt.jar"), "");
    assertRefused(folder, "is Java 8");
  }

  private static void assertRefused(Path home, String why) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Installation.open(home))
        .withMessageContaining(why);
  }
}
