package dev.redial.client.netty;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.ResolverHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
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
