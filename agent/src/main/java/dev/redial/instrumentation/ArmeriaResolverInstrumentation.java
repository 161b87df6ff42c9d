package dev.redial.instrumentation;

import static dev.redial.instrumentation.Operand.SELF;
import static dev.redial.instrumentation.Operand.argument;

import dev.redial.operate.Decisions;
import dev.redial.route.NettyResolveHook;
import dev.redial.route.ResolverHook;
import java.util.List;

/**
 * Armeria's resolver, which asks DNS servers by itself and not as Netty's resolvers do. Seen in 1.0
 * to 1.40.
 */
final class ArmeriaResolverInstrumentation implements TypeInstrumentation {
  static final String TYPE = "com.linecorp.armeria.client.RefreshingAddressResolver";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.instead(
            "doResolve(InetSocketAddress,Promise)",
            NettyResolveHook.one(decisions),
            argument(0),
            argument(1),
            SELF),
        Insertion.instead(
            "doResolveAll(InetSocketAddress,Promise)",
            NettyResolveHook.all(decisions),
            argument(0),
            argument(1),
            SELF),
        Insertion.replacingAtEnter(
            "doResolve(InetSocketAddress,Promise)", new ResolverHook(decisions), argument(0)),
        Insertion.replacingAtEnter(
            "doResolveAll(InetSocketAddress,Promise)", new ResolverHook(decisions), argument(0)));
  }
}
