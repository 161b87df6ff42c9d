package dev.redial.it.route;

import dev.redial.clients.Channels;
import dev.redial.testing.AuthContract;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Channels of the JDK through proxies that ask who it is. */
@Tag("extended")
class AuthIT extends AuthContract {
  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    return lab.child(Channels.class);
  }

  @Override
  protected List<String> clients(Conversation child) {
    return Channels.ALL;
  }

  @Override
  protected boolean isAnswered(String answer) {
    return answer.startsWith("220 ready hello from ");
  }
}
