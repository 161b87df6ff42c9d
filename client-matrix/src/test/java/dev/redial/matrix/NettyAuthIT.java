package dev.redial.matrix;

import dev.redial.testing.AuthContract;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/**
 * Channels of Netty, on the JDK's and on its own transports, through proxies that ask who it is.
 */
@Tag("slow")
class NettyAuthIT extends AuthContract {
  private final Release release = Release.oneOf("NettyUringChannels", "netty-native-4.2.17.Final");
  private final NameServer names;
  private final List<Path> classPath = new ArrayList<>();

  NettyAuthIT() throws IOException {
    names = new NameServer("untouched.test");
  }

  @AfterAll
  void stopNames() {
    names.close();
  }

  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    if (classPath.isEmpty()) {
      var classes = Files.createTempDirectory(lab.folder(), "classes");
      classPath.addAll(Compilation.of(release, classes));
    }
    var child = ChildJvm.running(release.mainClass(), lab.folder());
    classPath.forEach(child::classPath);
    return lab.prepared(child).property("dns", names.port());
  }

  @Override
  protected List<String> clients(Conversation child) {
    return List.of(child.ask("all", "tcp://all:1").split(" "));
  }

  @Override
  protected boolean isAnswered(String answer) {
    return answer.startsWith("220 ready hello from ");
  }
}
