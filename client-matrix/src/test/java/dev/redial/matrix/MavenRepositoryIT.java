package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar that is missing comes from where Maven's settings say. */
class MavenRepositoryIT {
  private static final String JAR = "com.neovisionaries:nv-websocket-client:2.14";

  @TempDir private Path folder;

  @Test
  void jar_isDownloadedFromTheMirror_thatTheSettingsName() throws IOException {
    var there = Jars.of("nv-websocket-2.14").get(0);
    var mirror = MavenRepository.ofBuild().folder();
    var maven = new MavenRepository(folder, settings(mirror), settings(mirror), false);
    assertThat(maven.place(JAR)).doesNotExist();

    assertThat(maven.have(List.of(JAR))).containsEntry(JAR, maven.place(JAR));

    assertThat(maven.place(JAR)).hasSameBinaryContentAs(there);
  }

  @Test
  void jar_isNotDownloaded_fromAMirrorThatLacksIt() throws IOException {
    var empty = Files.createDirectory(folder.resolve("empty"));
    var maven = new MavenRepository(folder, settings(empty), settings(empty), false);

    assertThatThrownBy(() -> maven.have(List.of(JAR)))
        .hasMessageContaining(JAR.replace(":2.14", ":jar:2.14"))
        .hasMessageContaining(empty.toString());
  }

  @Test
  void jar_isNotDownloaded_whereMavenIsOffline() throws IOException {
    var mirror = MavenRepository.ofBuild().folder();
    var maven = new MavenRepository(folder, settings(mirror), settings(mirror), true);

    assertThatThrownBy(() -> maven.have(List.of(JAR)))
        .hasMessageContaining("offline")
        .hasMessageContaining("leave -o out");
  }

  private Path settings(Path mirror) throws IOException {
    var text =
        """
        <settings>
          <mirrors>
            <mirror><id>here</id><url>%s</url><mirrorOf>*</mirrorOf></mirror>
          </mirrors>
        </settings>
        """;
    return Files.writeString(folder.resolve("settings.xml"), text.formatted(mirror.toUri()));
  }
}
