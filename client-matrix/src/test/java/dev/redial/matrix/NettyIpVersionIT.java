package dev.redial.matrix;

import dev.redial.testing.ChildJvm;
import dev.redial.testing.IpVersionContract;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Channels of Netty, on the JDK's and on its own transports, under rules of the address's kind. */
@Tag("slow")
class NettyIpVersionIT extends IpVersionContract {
  private final Release release = Release.oneOf("NettyUringChannels", "netty-native-4.2.17.Final");

  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    var classes = Files.createTempDirectory(lab.folder(), "classes");
    var child = ChildJvm.running(release.mainClass(), lab.folder());
    Compilation.of(release, classes).forEach(child::classPath);
    return lab.prepared(child);
  }

  /** No name server is asked: the JDK looks the names up. */
  @Override
  protected List<String> clients() {
    var clients = new ArrayList<>(List.of(child().ask("all", "tcp://all:1").split(" ")));
    clients.removeIf(client -> client.endsWith("dns") || client.contains("unresolved"));
    return clients;
  }
}
