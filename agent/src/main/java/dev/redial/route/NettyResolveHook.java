package dev.redial.route;

import dev.redial.library.ClientTypes;
import dev.redial.operate.Decisions;
import dev.redial.operate.Hook;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers a resolver of Netty's for a host whose address a rule changes: it asks no DNS server. */
public final class NettyResolveHook extends Hook {
  private static final String RESOLVER = ".resolver.SimpleNameResolver";
  private static final String CONNECTS = ".channel.DefaultChannelPipeline$HeadContext";

  private final SparedLookUps lookUps;
  private final boolean wantsAll;

  private NettyResolveHook(Decisions decisions, boolean wantsAll) {
    super(decisions);
    this.lookUps = new SparedLookUps(decisions);
    this.wantsAll = wantsAll;
  }

  /** Where one address is asked for. */
  public static NettyResolveHook one(Decisions decisions) {
    return new NettyResolveHook(decisions, false);
  }

  /** Where all addresses are asked for. */
  public static NettyResolveHook all(Decisions decisions) {
    return new NettyResolveHook(decisions, true);
  }

  @Override
  protected @Nullable Object on(
      @Nullable Object none,
      @Nullable Object host,
      @Nullable Object promise,
      @Nullable Object resolver) {
    if (!(host instanceof String name) || promise == null || resolver == null) {
      return null;
    }
    var told = new NettyPromise(promise);
    try {
      var answer = lookUps.answer(name);
      if (answer == null || ClientTypes.named(resolver.getClass(), "InetNameResolver") == null) {
        return null;
      }
      SparedLookUps.check(name, missing(resolver));
      told.succeed(wantsAll ? new ArrayList<>(List.of(answer)) : answer);
    } catch (UnknownHostException e) {
      told.fail(e);
    }
    return promise;
  }

  /** Whether Netty's own transports would find the host again. */
  private @Nullable String missing(Object resolver) {
    var type = ClientTypes.named(resolver.getClass(), "SimpleNameResolver");
    if (type == null || !type.getName().endsWith(RESOLVER)) {
      return null;
    }
    var connects = type.getName().replace(RESOLVER, CONNECTS);
    try {
      return decisions.missing(Class.forName(connects, false, type.getClassLoader()).getName());
    } catch (ClassNotFoundException e) {
      return "there is no " + connects;
    }
  }
}
