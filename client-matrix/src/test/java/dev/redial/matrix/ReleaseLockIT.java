package dev.redial.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code releases.lock} is that of {@code releases.yaml}, and no other jar passes for one of it.
 */
class ReleaseLockIT {
  private static final String JAR = "com.neovisionaries:nv-websocket-client:2.14";

  private final ReleaseLock lock = ReleaseLock.read();

  @Test
  void lock_isThatOfTheReleases() {
    var wanted =
        ReleaseFile.READ.wanted().entrySet().stream()
            .collect(
                Collectors.toMap(
                    row -> row.getKey(), row -> ReleaseLock.Row.digest(row.getValue())));
    var locked =
        lock.rows().entrySet().stream()
            .collect(Collectors.toMap(row -> row.getKey(), row -> row.getValue().wanted()));

    assertThat(locked)
        .as("releases.yaml has changed: write the lock anew, as CONTRIBUTING.md says")
        .isEqualTo(wanted);
  }

  @Test
  void lock_hasADigestForEachJarOfARow_andForNoOther() {
    var all = new TreeSet<String>();
    lock.rows().values().forEach(row -> all.addAll(row.jars()));

    assertThat(lock.digests()).containsOnlyKeys(all);
    assertThat(lock.digests().values()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }

  @Test
  void lock_isWritten_asItIsRead() throws IOException {
    assertThat(Files.readString(ReleaseLock.FILE)).isEqualTo(lock.text());
  }

  @Test
  void jar_whoseBytesDiffer_isRefused(@TempDir Path folder) throws IOException {
    var jar = Jars.of("nv-websocket-2.14").get(0);
    var bytes = Files.readAllBytes(jar);
    var same = Files.write(folder.resolve("same.jar"), bytes);
    bytes[bytes.length / 2]++;
    var other = Files.write(folder.resolve("other.jar"), bytes);
    var digest = lock.digests().get(JAR);

    assertThat(Jars.checked(JAR, same, digest)).isEqualTo(same);
    assertThatThrownBy(() -> Jars.checked(JAR, other, digest))
        .hasMessageContaining(other + " is not the jar that releases.lock names as " + JAR);
  }

  @Test
  void program_ofEachRelease_hasASource_andEachTest_aRelease() {
    var programs = Path.of("src", "programs", "java", "dev", "redial", "matrix");
    for (var release : ReleaseFile.READ.releases()) {
      assertThat(programs.resolve(release.program() + ".java")).as(release.name()).exists();
    }
    var tests = new ArrayList<String>();
    ReleaseFile.READ.releases().forEach(release -> tests.addAll(release.standsFor()));
    assertThat(tests).contains("routes", "families", "failures").hasSizeGreaterThan(20);
    assertThat(new TreeSet<>(tests))
        .containsExactly("failures", "families", "older-java", "routes");
  }
}
