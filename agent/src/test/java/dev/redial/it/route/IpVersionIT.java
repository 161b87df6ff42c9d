package dev.redial.it.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redial.clients.Channels;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.IpVersionContract;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels of the JDK under rules that say which kind of address is dialled. */
class IpVersionIT extends IpVersionContract {
  private static final String UNRESOLVED = "unresolved";

  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    return lab.child(Channels.class);
  }

  @Override
  protected List<String> clients() {
    var clients = new ArrayList<>(Channels.ALL);
    clients.removeIf(client -> client.contains(UNRESOLVED));
    return clients;
  }

  @Test
  void hostThatWasNotLookedUp_isRefusedByTheJdk() {
    assertThat(child().ask(UNRESOLVED, "tcp://both.only-4.test:443"))
        .contains("UnresolvedAddressException");
  }
}
