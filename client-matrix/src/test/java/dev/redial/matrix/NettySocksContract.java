package dev.redial.matrix;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import dev.redial.testing.SocksContract;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Channels of Netty, on the JDK's and on its own transports, through a proxy of SOCKS 5. */
abstract class NettySocksContract extends SocksContract {
  private final Release release;
  private final NameServer names;

  NettySocksContract(String program, String release) {
    this.release = Release.oneOf(program, release);
    try {
      this.names = new NameServer("untouched.test");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  void stopNames() {
    names.close();
  }

  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    var classes = Files.createTempDirectory(lab.folder(), "classes");
    var child = ChildJvm.running(release.mainClass(), lab.folder());
    Compilation.of(release, classes).forEach(child::classPath);
    return lab.prepared(child).property("dns", names.port());
  }

  @Override
  protected List<String> clients() {
    return List.of(child().ask("all", "tcp://all:1").split(" "));
  }

  @Override
  protected List<String> limited() {
    return clients();
  }
}
