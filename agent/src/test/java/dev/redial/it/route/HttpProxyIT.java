package dev.redial.it.route;

import dev.redial.testing.Certificates;
import dev.redial.testing.Identity;
import org.jspecify.annotations.Nullable;

/** A proxy that is spoken to in clear text. */
class HttpProxyIT extends ProxyContract {
  @Override
  @Nullable Identity identity(Certificates authority) {
    return null;
  }
}
