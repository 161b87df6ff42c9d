package dev.redial.route.proxy;

import dev.redial.rule.host.Address;
import java.util.List;

/** What is said of who asks on one connection to a proxy. For one thread at a time. */
interface LoginTalk {
  /** The value of Proxy-Authorization for the next CONNECT to a target; a secret. */
  String authorization(Address target);

  /** Whether the proxy's answer takes the talk further, so that there is more to say. */
  default boolean goesOn(List<Challenge> offered) {
    return false;
  }

  /** Whether the proxy can tell by the last message who asks. */
  default boolean isProof() {
    return true;
  }

  /** Whether another connection may be made to say it there, if the proxy closes this one. */
  default boolean mayBeginAgain() {
    return true;
  }
}
