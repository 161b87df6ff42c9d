package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {
  @TempDir private Path home;

  private void release(String version) throws Exception {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  @Test
  void java17_andLater_areTaken() throws Exception {
    release("17.0.12");
    assertThat(JavaHome.of(home.toString())).isEqualTo(home);
    release("25");
    assertThat(JavaHome.of(home.toString())).isEqualTo(home);
  }

  @Test
  void folder_thatDoesNotSayWhatItIs_isTaken() throws Exception {
    assertThat(JavaHome.of(home.toString())).isEqualTo(home);
  }

  @Test
  void olderJava_isRefused_withWhatIsNeeded() throws Exception {
    release("11.0.24");
    assertThatThrownBy(() -> JavaHome.of(home.toString()))
        .isInstanceOf(Options.UsageException.class)
        .hasMessageContaining("is Java 11; ")
        .hasMessageContaining("need Java 17 or later");
    Files.createDirectories(home.resolve("jre/bin"));
    Files.createFile(home.resolve("jre/bin/java"));
    assertThatThrownBy(() -> JavaHome.of(home.toString())).hasMessageContaining("is Java 8; ");
  }
}
