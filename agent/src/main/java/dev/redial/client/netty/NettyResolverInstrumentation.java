package dev.redial.client.netty;

import static dev.redial.weave.Operand.SELF;
import static dev.redial.weave.Operand.argument;

import dev.redial.decision.Decisions;
import dev.redial.route.ResolverHook;
import dev.redial.weave.Insertion;
import dev.redial.weave.TypeInstrumentation;
import java.util.List;

/** What Netty's resolvers of names have in common, that for DNS too. Seen in 4.1.0 to 4.2.17. */
final class NettyResolverInstrumentation implements TypeInstrumentation {
  static final String TYPE = "io.netty.resolver.SimpleNameResolver";

  @Override
  public List<Insertion> insertions(Decisions decisions) {
    return List.of(
        Insertion.instead(
            "resolve(String,Promise)",
            NettyResolveHook.one(decisions),
            argument(0),
            argument(1),
            SELF),
        Insertion.instead(
            "resolveAll(String,Promise)",
            NettyResolveHook.all(decisions),
            argument(0),
            argument(1),
            SELF),
        Insertion.replacingAtEnter(
            "resolve(String,Promise)", new ResolverHook(decisions), argument(0)),
        Insertion.replacingAtEnter(
            "resolveAll(String,Promise)", new ResolverHook(decisions), argument(0)));
  }
}
