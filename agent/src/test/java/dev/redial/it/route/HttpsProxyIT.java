package dev.redial.it.route;

import dev.redial.testing.Certificates;
import dev.redial.testing.Identity;

/** A proxy that is spoken to by TLS. */
class HttpsProxyIT extends ProxyContract {
  @Override
  Identity identity(Certificates authority) {
    return authority.issue("127.0.0.1");
  }
}
