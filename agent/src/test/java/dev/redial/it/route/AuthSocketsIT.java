package dev.redial.it.route;

import dev.redial.testing.AuthContract;
import dev.redial.testing.ChildJvm;
import dev.redial.testing.Conversation;
import dev.redial.testing.Lab;
import java.io.IOException;
import java.util.List;

/** Sockets that block through proxies that ask who it is. */
class AuthSocketsIT extends AuthContract {
  @Override
  protected ChildJvm program(Lab lab) throws IOException {
    return lab.child();
  }

  @Override
  protected List<String> clients(Conversation child) {
    return List.of("line", "line-unresolved", "line-with-options");
  }

  @Override
  protected boolean isAnswered(String answer) {
    return answer.startsWith("answered 220 ready, hello, ");
  }
}
