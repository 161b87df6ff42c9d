package dev.redial.connect.socket;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.Handles;
import dev.redial.route.Placeholders;
import dev.redial.route.Routes;
import dev.redial.rule.OldJdk;
import dev.redial.rule.Rule;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@code java.net.Socket} from the proxy that it was made with, or that the default
 * ProxySelector names, where a rule sets the route.
 */
final class DelegatingSocketHook extends Hook {
  private final Routes routes;
  private final MethodHandle delegate;
  private final MethodHandle connect;

  /** Fails if this JDK's sockets delegate differently. */
  public DelegatingSocketHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    routes = new Routes(decisions);
    var lookup = MethodHandles.lookup();
    if (OldJdk.IS_HERE) {
      // it inherits what it would delegate to
      delegate =
          MethodHandles.identity(Object.class)
              .asType(MethodType.methodType(SocketImpl.class, Object.class));
      connect =
          Handles.of(OldJdk.SOCKETS)
              .ownMethod("connect", void.class, SocketImpl.class, SocketAddress.class, int.class);
      return;
    }
    var type = Class.forName("java.net.DelegatingSocketImpl", false, null);
    delegate =
        MethodHandles.privateLookupIn(type, lookup)
            .findGetter(type, "delegate", SocketImpl.class)
            .asType(MethodType.methodType(SocketImpl.class, Object.class));
    connect =
        MethodHandles.privateLookupIn(SocketImpl.class, lookup)
            .findVirtual(
                SocketImpl.class,
                "connect",
                MethodType.methodType(void.class, SocketAddress.class, int.class));
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.route().isEmpty();
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object unused,
      @Nullable Object impl,
      @Nullable Object address,
      @Nullable Object millis)
      throws IOException {
    if (!(address instanceof InetSocketAddress asked)
        || !(millis instanceof Integer timeout)
        || !routes.bypassesProxy(Placeholders.host(asked), asked.getPort())) {
      return null;
    }
    try {
      var to = (SocketImpl) delegate.invokeExact(impl);
      connect.invokeExact(to, (SocketAddress) asked, (int) timeout);
    } catch (Throwable t) {
      throw Handles.thrown(t);
    }
    return impl;
  }
}
