package dev.redial.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody but this JVM's user writes what becomes the rules. */
@Timeout(60)
class CacheTest {
  private static final byte[] CONTENT = "rules".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  @Test
  void content_thatWasKept_isRead_andForItsOwnerAlone() throws IOException {
    assertThat(cache().keep(CONTENT)).isNull();

    assertThat(cache().content()).isEqualTo(CONTENT);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder).isDirectoryContaining(path -> path.equals(file()));
  }

  @Test
  void file_missing_isNoProblem() throws IOException {
    assertThat(cache().content()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw----rw-", "rw-rw-rw-"})
  void file_thatOthersCanWrite_doesNotServe(String permissions) throws IOException {
    cache().keep(CONTENT);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    refused("users other than its owner can write it");
  }

  @Test
  void file_inADirectoryThatOthersCanWrite_doesNotServe_andThatIsSaidWhenItIsKept()
      throws IOException {
    cache().keep(CONTENT);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    refused("users other than its owner can write its directory");
    assertThat(cache().keep(CONTENT))
        .contains("users other than its owner can write its directory");
  }

  @Test
  void file_inADirectoryWhereNobodyReplacesIt_serves() throws Exception {
    cache().keep(CONTENT);
    run("chmod", "1777", folder.toString());

    assertThat(cache().content()).isEqualTo(CONTENT);
  }

  @Test
  void file_thatIsALink_doesNotServe() throws IOException {
    Files.write(folder.resolve("target"), CONTENT);
    Files.createSymbolicLink(file(), folder.resolve("target"));

    refused("it is a symbolic link");
    assertThat(cache().keep(CONTENT)).isNull();
    assertThat(file()).isRegularFile();
  }

  /**
   * Somebody else can link what this user wrote for another purpose, where the kernel allows it.
   */
  @Test
  void file_thatHasASecondName_doesNotServe() throws IOException {
    cache().keep(CONTENT);
    Files.createLink(folder.resolve("second"), file());

    refused("it has a second name, by a hard link");
    assertThat(cache().keep(CONTENT)).isNull();
    assertThat(cache().content()).isEqualTo(CONTENT);
  }

  /** Opening it would take until somebody writes to it. */
  @Test
  void file_thatIsAPipeOrADirectory_doesNotServe() throws Exception {
    run("mkfifo", file().toString());
    refused("it is not a regular file");
    Files.delete(file());
    Files.createDirectory(file());
    refused("it is not a regular file");
  }

  private void refused(String why) {
    assertThatThrownBy(() -> cache().content())
        .isInstanceOf(IOException.class)
        .hasMessage("the cache " + file() + " cannot be used: " + why);
  }

  private Path file() {
    return folder.resolve("cache.yaml");
  }

  private Cache cache() {
    return new Cache(file());
  }

  private static void run(String... command) throws Exception {
    var process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
