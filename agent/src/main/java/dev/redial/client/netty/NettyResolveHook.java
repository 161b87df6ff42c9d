package dev.redial.client.netty;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.reflect.ClientType;
import dev.redial.route.SparedLookUps;
import dev.redial.rule.Capability;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a resolver on Netty for a host whose address a rule changes: it asks no DNS server. A
 * name is answered with an address, an unresolved address with a resolved one.
 */
final class NettyResolveHook extends Hook {
  private static final String PACKAGE = ".resolver";
  private static final List<ClientType> RESOLVERS =
      List.of(new ClientType("SimpleNameResolver"), new ClientType("AbstractAddressResolver"));
  private static final ClientType OF_NAMES = new ClientType("InetNameResolver");
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
      @Nullable Object unused,
      @Nullable Object host,
      @Nullable Object promise,
      @Nullable Object resolver) {
    var name = nameOf(host);
    if (name == null || promise == null || resolver == null) {
      return null;
    }
    try {
      var address = lookUps.answer(name);
      var answer = address == null ? null : answer(host, address, resolver);
      if (answer == null) {
        return null;
      }
      SparedLookUps.check(name, missing(resolver));
      new NettyPromise(promise).succeed(wantsAll ? new ArrayList<>(List.of(answer)) : answer);
    } catch (UnknownHostException e) {
      new NettyPromise(promise).fail(e);
    }
    return promise;
  }

  private static @Nullable String nameOf(@Nullable Object host) {
    if (host instanceof InetSocketAddress asked) {
      return asked.getHostString();
    }
    return host instanceof String name ? name : null;
  }

  /** In the terms of the resolver, or null if it answers with something else. */
  private static @Nullable Object answer(
      @Nullable Object host, InetAddress address, Object resolver) {
    if (host instanceof InetSocketAddress asked) {
      return new InetSocketAddress(address, asked.getPort());
    }
    return OF_NAMES.isOf(resolver) ? address : null;
  }

  /** Whether Netty's own transports would find the host again. */
  private @Nullable String missing(Object resolver) {
    var type = baseOf(resolver);
    if (type == null) {
      return null;
    }
    var inside = type.getPackageName();
    var connects = inside.substring(0, inside.length() - PACKAGE.length()) + CONNECTS;
    try {
      var woven = Class.forName(connects, false, type.getClassLoader()).getName();
      return decisions.lacks().inWords(Capability.NETTY_DIAL, woven);
    } catch (ClassNotFoundException e) {
      return "there is no " + connects;
    }
  }

  private static @Nullable Class<?> baseOf(Object resolver) {
    for (var base : RESOLVERS) {
      var type = base.get(resolver.getClass());
      if (type.isPresent() && type.get().getPackageName().endsWith(PACKAGE)) {
        return type.get();
      }
    }
    return null;
  }
}
