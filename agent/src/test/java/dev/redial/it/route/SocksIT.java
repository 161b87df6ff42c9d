package dev.redial.it.route;

import dev.redial.clients.Channels;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import dev.redial.testing.SocksContract;
import java.io.IOException;
import java.util.List;

/** Channels of the JDK through a proxy of SOCKS 5. */
class SocksIT extends SocksContract {
  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    return lab.child(Channels.class);
  }

  @Override
  protected List<String> clients() {
    return Channels.ALL;
  }

  @Override
  protected List<String> limited() {
    return List.of("adaptor", "selector", "async-future");
  }
}
