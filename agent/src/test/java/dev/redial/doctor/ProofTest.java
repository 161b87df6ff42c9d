package dev.redial.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redial.doctor.target.Examination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM in which a rule is proven, here a program that shows what it is given. */
class ProofTest {
  private static final String JVM =
      """
      #!/bin/sh
      printf '%s; %s\\n' "$*" "$('JAVA' "$1" -XshowSettings:properties -version 2>&1 | grep app.)"
      """;

  /** Other users see the words of a command, and not what the file holds. */
  @Test
  void argumentsOfTheJvm_reachIt_andAreNoWordsOfTheCommand(@TempDir Path home) throws Exception {
    var real = Path.of(System.getProperty("java.home"), "bin", "java");
    assumeTrue(Files.exists(Path.of("/bin/sh")) && Files.exists(real), "there is no shell");
    var java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.writeString(java, JVM.replace("JAVA", real.toString()));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    var arguments = List.of("-Dapp.password=a \"b\\c' #d", "-Xmx20m");
    var like = new Examination.Jvm(home.toString(), home.toString(), arguments, "Java 17");

    var said =
        new Proof(like, home, "")
            .plainly(List.of("url", "https://own.test/"))
            .said()
            .split("; ", 2);

    assertThat(said[0]).startsWith("@").endsWith("ProofClient url https://own.test/");
    assertThat(said[0]).doesNotContain("a \"b", "-Xmx20m");
    assertThat(said[1].strip()).isEqualTo("app.password = a \"b\\c' #d");
  }
}
