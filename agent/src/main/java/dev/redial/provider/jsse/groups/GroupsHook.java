package dev.redial.provider.jsse.groups;

import dev.redial.decision.Decisions;
import dev.redial.decision.Hook;
import dev.redial.rule.Layer;
import dev.redial.rule.Rule;
import dev.redial.tls.NamedGroups;
import dev.redial.tls.Offer;
import dev.redial.tls.PeerNames;
import dev.redial.tls.trust.Jsse;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Has JSSE offer the groups of a rule, where it reads those of the JVM or of the connection. */
final class GroupsHook extends Hook {
  private final NamedGroups groups;

  /** Fails if this JDK lacks a member that is needed. */
  public GroupsHook(Decisions decisions) throws ReflectiveOperationException {
    super(decisions);
    MethodHandles.lookup().ensureInitialized(Jsse.class);
    this.groups = new NamedGroups();
  }

  @Override
  protected boolean isNeededBy(Rule rule) {
    return !rule.tls().algorithms().groups().isEmpty();
  }

  @Override
  protected @Nullable Object on(@Nullable Object offered, @Nullable Object handshake)
      throws IOException {
    if (offered == null || handshake == null) {
      return offered;
    }
    var peer = Jsse.peerOfHello(handshake);
    var rule = PeerNames.rule(peer);
    if (peer == null || rule == null || !isNeededBy(rule)) {
      return offered;
    }
    try {
      return changed(rule, offered);
    } catch (Throwable t) {
      throw decisions.refusal(rule, Layer.TLS, peer, t);
    }
  }

  /** An array of the same type: of names, or of JSSE's own groups. */
  private Object changed(Rule rule, Object offered) throws Throwable {
    var before = new ArrayList<String>();
    for (int i = 0; i < Array.getLength(offered); i++) {
      before.add(groups.nameOf(Array.get(offered, i)));
    }
    var selection = rule.tls().algorithms().groups();
    var offer = Offer.of(selection, before.toArray(new String[0]), groups.available(), before);
    for (var name : offer.unknown()) {
      decisions.reports().warnOnce(rule, "cannot offer group " + name + ": JSSE does not have it");
    }
    if (offer.names().isEmpty()) {
      throw new SSLException("the rule leaves no group to offer");
    }
    return asArray(offer.names(), offered.getClass().getComponentType());
  }

  private Object asArray(List<String> names, Class<?> type) throws Throwable {
    var array = Array.newInstance(type, names.size());
    for (int i = 0; i < names.size(); i++) {
      Object group = type == String.class ? names.get(i) : groups.named(names.get(i));
      Array.set(array, i, group);
    }
    return array;
  }
}
