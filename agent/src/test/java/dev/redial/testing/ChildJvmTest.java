package dev.redial.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Clients;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The harness: what a program says, and what its JVM says. */
class ChildJvmTest {
  @TempDir private Path folder;

  @Test
  void run_theJvmWarnsOfItsOptions_standardOutputIsTheProgramsAlone() throws Exception {
    var run = ChildJvm.running(Clients.class, folder).option("-XX:+UseLargePages").run();
    assertThat(run.exitCode()).as(run.error()).isZero();
    assertThat(run.out()).isEmpty();
  }
}
