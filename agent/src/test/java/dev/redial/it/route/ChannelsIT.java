package dev.redial.it.route;

import dev.redial.clients.Channels;
import dev.redial.testing.ChannelsContract;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.util.List;

/** Channels of the JDK, blocking and not, whose address a rule changes. */
class ChannelsIT extends ChannelsContract {
  private static final List<String> NON_BLOCKING =
      List.of("selector", "polling", "turning-blocking");

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

  @Override
  protected String exception(String client) {
    return NON_BLOCKING.contains(client) ? "java.net.SocketException" : "java.net.ConnectException";
  }
}
