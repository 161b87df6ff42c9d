package dev.redial.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redial.demo.client.ClientCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaHomeTest {
  @TempDir private Path home;

  private void release(String version) throws Exception {
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  @Test
  void java8_11_17_andLater_areTaken() throws Exception {
    for (int feature : List.of(11, 17, 25)) {
      release(feature + ".0.12");
      assertThat(JavaHome.of(home.toString())).isEqualTo(home);
      assertThat(JavaHome.feature(home)).isEqualTo(feature);
    }
    release("1.8.0_504");
    assertThat(JavaHome.of(home.toString())).isEqualTo(home);
    assertThat(JavaHome.feature(home)).isEqualTo(8);
  }

  @Test
  void folder_thatDoesNotSayWhatItIs_isTakenForThisJava() throws Exception {
    assertThat(JavaHome.of(home.toString())).isEqualTo(home);
    assertThat(JavaHome.feature(home)).isEqualTo(Runtime.version().feature());
    Files.createDirectories(home.resolve("jre/bin"));
    Files.createFile(home.resolve("jre/bin/java"));
    assertThat(JavaHome.feature(home)).isEqualTo(8);
  }

  @Test
  void anotherJava_isRefused_withWhatIsNeeded() throws Exception {
    release("12.0.2");
    assertThatThrownBy(() -> JavaHome.of(home.toString()))
        .isInstanceOf(Options.UsageException.class)
        .hasMessageContaining("is Java 12; the agent runs on 8, 11, and 17 or later");
  }

  @Test
  void clients_ofAnOlderJava_areThoseThatRunThere() throws Exception {
    release("11.0.24");
    var eleven = Options.parse(List.of("--jdk", home.toString()), home);
    assertThat(eleven.clientsLeftOut())
        .extracting(ClientCase::name)
        .containsExactly("Jetty HttpClient");
    release("1.8.0_504");
    var eight = Options.parse(List.of("--jdk", home.toString(), "--client", "http"), home);
    assertThat(eight.clients())
        .extracting(ClientCase::name)
        .contains("HttpsURLConnection")
        .doesNotContain("Jetty HttpClient");
    assertThat(eight.clientsLeftOut())
        .extracting(ClientCase::name)
        .contains("java.net.http WebSocket", "Jetty HttpClient")
        .doesNotContain("Tyrus");
  }
}
