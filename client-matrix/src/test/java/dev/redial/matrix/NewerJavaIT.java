package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients whose class files the build's own compiler may be too old for. */
class NewerJavaIT {
  private static final int CLASS_FILES_OF_JAVA_1 = 45;

  static Stream<Release> newer() {
    return Release.chosen().filter(release -> release.java() > Release.JAVA);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("newer")
  void program_ofANewerJava_isCompiledByTheChildsJdk(Release release, @TempDir Path folder)
      throws IOException {
    int java = ChildJvm.feature();
    assumeTrue(
        java >= release.java(),
        () -> release + " needs Java " + release.java() + ", the child JVMs are of Java " + java);

    Compilation.of(release, folder);

    var program = folder.resolve(release.mainClass().replace('.', '/') + ".class");
    assertThat(Files.readAllBytes(program)[7])
        .isEqualTo((byte) (CLASS_FILES_OF_JAVA_1 - 1 + release.java()));
  }
}
